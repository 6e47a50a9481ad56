import { z } from 'zod';
import type { RenewalDesk, RenewalPull, RenewalPulls } from '../renewal-desk.ts';
import { ask } from './ask.ts';
import { closePull } from './close-pull.ts';
import { openPlace, type PlaceOptions, type WritersPlace } from './open-place.ts';
import { type GithubPull, pullShape } from './promotion-place.ts';
import { pullTitle, putPull } from './put-pull.ts';
import { endedRenewal, readRenewal, writeRenewal } from './renewal-body.ts';

/** On GitHub. What such a pull request is for stands in an invisible line of its body. */
export async function openGithubRenewalDesk(options: PlaceOptions): Promise<RenewalDesk> {
  const place = await openPlace(options);
  return {
    pulls: (branch, base) => pullsOf(place, branch, base),
    put: async ({ branch, base, about, ...said }) => {
      const text = writeRenewal({ title: pullTitle(said.title), body: said.body }, { about });
      return described(await putPull(place, { branch, base, ...text }));
    },
    close: (number, word) =>
      closePull(place, number, {
        word,
        firstLine: '<!-- mlops-lock-closed -->\n',
        body: ({ title, body }) => endedRenewal({ title, body: body ?? '' }).body,
      }),
  };
}

async function pullsOf(place: WritersPlace, branch: string, base: string): Promise<RenewalPulls> {
  const { client, owner, repo } = place;
  const newest = { sort: 'created', direction: 'desc', per_page: 100 } as const;
  const asked = { owner, repo, state: 'all' as const, head: `${owner}:${branch}`, base, ...newest };
  const action = { what: `list the pull requests of ${branch}`, permission: 'pull-requests: read' };
  const listed = await ask(place, action, async () =>
    z.array(pullShape).parse((await client.octokit.rest.pulls.list(asked)).data),
  );
  // GitHub lists everything where it does not understand the name.
  const own = listed.filter(
    ({ head, base: into }) => head.ref === branch && into.ref === base && head.repo?.id === into.repo.id,
  );
  const open = own.find(({ state }) => state === 'open');
  const last = own.find(({ state }) => state === 'closed');
  const closed = last?.merged_at == null ? last : undefined;
  return { ...(open && { open: described(open) }), ...(closed && { closed: described(closed) }) };
}

function described({ number, html_url: url, title, body }: GithubPull): RenewalPull {
  const read = readRenewal({ title, body: body ?? '' });
  return { number, url, ...read };
}
