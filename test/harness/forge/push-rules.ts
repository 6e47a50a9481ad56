import { ruleOf, violations } from './rulesets.ts';
import type { World } from './world.ts';

/** What rulesets say of the branches that a push wants to change: a line is a branch, a tab, and what is wrong with it. */
export function pushRules(world: World, body: Buffer): string {
  const lines = commandsOf(body).flatMap(({ ref, before, after }) => {
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    if (branch === undefined) return [];
    const noForce = ruleOf(world, branch, 'non_fast_forward') === undefined ? [] : ['no-force'];
    return [...violations(world, { branch, before, after }), ...noForce].map((rule) => `${ref}\t${rule}`);
  });
  return lines.join('\n');
}

/** The commands of `git-receive-pack`: `<old> <new> <reference>`, each in a packet, up to the first empty one. */
function commandsOf(body: Buffer) {
  const found: { readonly ref: string; readonly before: string | undefined; readonly after: string | undefined }[] = [];
  for (let at = 0; at + 4 <= body.length; ) {
    const length = Number.parseInt(body.toString('latin1', at, at + 4), 16);
    if (!(length > 4)) break;
    const line =
      body
        .toString('utf8', at + 4, at + length)
        .split('\0')[0]
        ?.trim() ?? '';
    const [before = '', after = '', ref = ''] = line.split(' ');
    const oid = (text: string) => (/^0+$/.test(text) ? undefined : text);
    if (/^refs\//.test(ref)) found.push({ ref, before: oid(before), after: oid(after) });
    at += length;
  }
  return found;
}
