import type { Environment, Project } from '../../project/index.ts';
import {
  type Asked,
  inOrder,
  type PromotionFacts,
  type PromotionState,
  promotionState,
} from '../../promotion/index.ts';
import type { VersionRecord } from '../../promotion/types.ts';
import { type FactsQuery, factsOf } from './facts-of.ts';
import { questionsOf } from './gates-facts.ts';
import { comparedWith, type GatesSaid, readGates } from './gates-question.ts';
import type { PromotionPlace } from './open-promotion.ts';
import { type EnvironmentState, readEnvironments } from './read-environments.ts';

/** Where every model stands in every environment. */
export interface Board {
  readonly query: FactsQuery;
  /** In an order in which needed environments come first. */
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly environment: Environment;
  readonly model: string;
  readonly state: EnvironmentState;
  readonly facts: PromotionFacts;
  readonly promotion: PromotionState;
}

export interface WantedCells {
  /** Names of environments whose cells are asked for; empty: all. */
  readonly environments: readonly string[];
  /** Names of models; empty: all. */
  readonly models: readonly string[];
  /** What somebody asks for: model → version. */
  readonly asked?: ReadonlyMap<string, Asked>;
  /** Branches whose deployment runs or waits, with the time since when. */
  readonly running?: ReadonlyMap<string, string>;
  /** Environments as they were read already, those that others need included; absent: they are read now. */
  readonly states?: readonly EnvironmentState[];
  /** Gates that could not be asked by this command, by the address of the question. */
  readonly unable?: GatesSaid;
}

/**
 * Gathers the facts of branches, ledger and forge, and says what follows from them. Environments that others need are
 * read as well.
 */
export async function readBoard(
  place: PromotionPlace,
  versions: ReadonlyMap<string, readonly VersionRecord[]>,
  wanted: WantedCells,
): Promise<Board> {
  const { project } = place;
  const chosen = (list: readonly string[], name: string) => list.length === 0 || list.includes(name);
  const compared = comparedWith(project, wanted.environments);
  const isRead = ({ name }: Environment) =>
    chosen(wanted.environments, name) || isNeeded(project, name, wanted.environments) || compared.includes(name);
  const states = wanted.states ?? (await readEnvironments(place, inOrder(project.environments).filter(isRead)));
  const byName = new Map(states.map((state) => [state.environment.name, state]));
  const now = new Date().toISOString();
  const places = states.flatMap((state) => {
    const { name, models } = state.environment;
    if (!chosen(wanted.environments, name)) return [];
    return models.filter((model) => chosen(wanted.models, model)).map((model) => ({ state, model }));
  });
  const questions = places.flatMap(({ state, model }) =>
    questionsOf({ project, states: byName, versions, now }, state, model, wanted.asked?.get(model)),
  );
  const query = await queryOf(place, versions, states, {
    ...{ now, running: wanted.running ?? new Map() },
    gates: new Map([...(wanted.unable ?? []), ...(await readGates(place.ledger, questions))]),
  });
  const cells: Cell[] = [];
  for (const { state, model } of places) {
    const { environment } = state;
    const facts = await factsOf(query, state, model, wanted.asked?.get(model));
    cells.push({ environment, model, state, facts, promotion: promotionState(facts) });
  }
  return { query, cells };
}

/** What facts are asked of. */
export async function queryOf(
  place: PromotionPlace,
  versions: FactsQuery['versions'],
  states: readonly EnvironmentState[],
  known: Pick<FactsQuery, 'gates' | 'now' | 'running'>,
): Promise<FactsQuery> {
  const { repository, project, desk } = place;
  return {
    ...{ repository, project, versions, ...known },
    states: new Map(states.map((state) => [state.environment.name, state])),
    servingCode: await place.servingCode(),
    merged: await place.merged([...versions.values()].flat().map(({ commit }) => commit)),
    needsCheck: desk.checks !== undefined,
  };
}

function isNeeded({ environments }: Project, name: string, by: readonly string[]): boolean {
  return by.some((one) => environments.get(one)?.needs.includes(name));
}

/** What programs get of it. */
export function boardData(cells: readonly Cell[]) {
  return cells.map(({ environment, model, promotion }) => ({ environment: environment.name, model, ...promotion }));
}
