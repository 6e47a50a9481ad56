import type { Asked, GatesAnswer } from '../../promotion/index.ts';
import type { VersionRecord } from '../../promotion/types.ts';
import {
  environmentGates,
  type GatesQuery,
  type GatesQuestion,
  type GatesSaid,
  gatesQuestion,
} from './gates-question.ts';
import type { EnvironmentState } from './read-environments.ts';
import { releasedBy } from './released.ts';

interface VersionsQuery extends GatesQuery {
  /** Model → its versions, oldest first. */
  readonly versions: ReadonlyMap<string, readonly VersionRecord[]>;
}

/**
 * What the gates of an environment may have to be asked now: of what the branch names and what is newer, of open pull requests,
 * and of what somebody asks for. Empty: it has none for this model.
 */
export function questionsOf(
  query: VersionsQuery,
  state: EnvironmentState,
  model: string,
  asked?: Asked,
): readonly GatesQuestion[] {
  const { environment, pulls } = state;
  if (environmentGates(query.project, environment.name, model).length === 0) return [];
  const newest = state.history.get(model)?.[0];
  const [named] = newest === undefined ? [] : releasedBy(newest, state, model);
  const open = pulls.filter(({ about, state: is }) => about.model === model && is === 'open');
  const others = [asked?.version, ...open.map(({ about }) => about.version)];
  return (query.versions.get(model) ?? [])
    .filter(({ version }) => version >= (named?.release.version ?? 0) || others.includes(version))
    .flatMap((version) => gatesQuestion(query, environment.name, version) ?? []);
}

/** Version → answer, of those that have one. */
export function answersTo(questions: readonly GatesQuestion[], said: GatesSaid): ReadonlyMap<number, GatesAnswer> {
  return new Map(
    questions.flatMap(({ address, version: { version } }): (readonly [number, GatesAnswer])[] => {
      const found = said.get(address);
      if (found === undefined) return [];
      if ('unable' in found) return [[version, { kind: 'unable', because: found.unable }]];
      const { verdict, sentence } = found;
      return [[version, { kind: 'said', verdict, sentence }]];
    }),
  );
}
