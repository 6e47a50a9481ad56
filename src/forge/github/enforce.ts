import { RequestError } from '@octokit/request-error';
import { clip, oneLine } from '../../support/escape/index.ts';
import type { Enforced, EnforcedEnvironment, Enforcement } from '../enforcement.ts';
import { actionsApp } from './apps.ts';
import { ask, persist } from './ask.ts';
import { isMissing, isRefused } from './failures.ts';
import { openPlace, type PlaceOptions } from './open-place.ts';
import { environmentPart } from './protected-environment.ts';
import { rulesetParts } from './ruleset.ts';
import type { SettingsPlace } from './settings-place.ts';

/** One thing that is looked at and made. */
export interface EnforcedPart {
  /** Completes "GitHub refuses to …". */
  readonly what: string;
  look(): Promise<Enforced>;
  write(): Promise<void>;
}

/** Rules of branches and environments of a repository on GitHub. */
export async function openGithubEnforcement(options: PlaceOptions): Promise<Enforcement> {
  const { client, owner, repo } = await openPlace(options);
  const server = (options.env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, '');
  let asked: Promise<number | undefined> | undefined;
  const place: SettingsPlace = {
    ...{ client, owner, repo, page: `${server}/${owner}/${repo}` },
    actionsApp: () => {
      asked ??= actionsApp({ client, owner, repo });
      return asked;
    },
  };
  const each = async (
    environments: readonly EnforcedEnvironment[],
    work: (part: EnforcedPart) => Promise<Enforced>,
  ): Promise<readonly Enforced[]> => {
    if (environments.length === 0) return [];
    return await Promise.all(partsOf(place, environments).map(work));
  };
  return {
    look: (environments) => each(environments, (part) => look(place, part)),
    create: (environments) => each(environments, (part) => create(place, part)),
  };
}

function partsOf(place: SettingsPlace, environments: readonly EnforcedEnvironment[]): readonly EnforcedPart[] {
  return [...rulesetParts(place, environments), ...environments.map((one) => environmentPart(place, one))];
}

async function look(place: SettingsPlace, part: EnforcedPart): Promise<Enforced> {
  const action = { what: `look whether somebody has to ${part.what}`, permission: 'Administration: read' };
  return await ask(place, action, () => part.look());
}

async function create(place: SettingsPlace, part: EnforcedPart): Promise<Enforced> {
  const action = { what: part.what, permission: 'Administration: write' };
  let [tried, wrote] = [false, false];
  return await persist(place, action, async () => {
    const found = await part.look();
    if (found.state === 'there') return tried ? { ...found, state: 'made' } : found;
    if (found.state === 'hidden' || wrote) return found;
    tried = true;
    try {
      await part.write();
    } catch (error) {
      if (isNotAllowed(error)) return { ...found, state: 'refused', sentence: refusedBy(found, error) };
      throw error;
    }
    wrote = true;
    return 'again';
  });
}

/** Also 422: what the plan of an owner does not have. */
function isNotAllowed(error: unknown): error is RequestError {
  return isRefused(error) || isMissing(error) || (error instanceof RequestError && error.status === 422);
}

function refusedBy({ sentence }: Enforced, { message, status }: RequestError): string {
  const said = clip(oneLine(message.replace(/ - https?:\/\/\S+$/, '')), 300);
  return `${sentence} GitHub does not let this token change that (${status}): ${said}`;
}
