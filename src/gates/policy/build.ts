import type { Build, Command, Dataset } from '../../project/types.ts';
import { canonicalJson } from '../../support/canonical.ts';
import type { PolicyChange } from '../types.ts';
import { plain } from './change.ts';
import { runsOnText } from './runs-on-text.ts';
import { unplaced } from './unplaced.ts';

/**
 * How a dataset is made is the head's to say, as a `source` is; which secrets the command gets and where it runs is the
 * base's. A command that the base does not know gets no secret and no machine before somebody merged it.
 */
export function buildUnder(base: Build | undefined, head: Dataset): Dataset {
  if (head.build === undefined) return head;
  const { secrets, runsOn } = base ?? { secrets: [], runsOn: unplaced.runsOn };
  return { ...head, build: { ...head.build, secrets, runsOn } };
}

/**
 * What a change says otherwise about the making of a dataset. The command and what it reads are shown although the head
 * says them: what it makes is other data, also where a model is judged by them.
 */
export function compareBuild({ path, build: base }: Dataset, { build: head }: Dataset): readonly PolicyChange[] {
  const at = [...path, 'build'];
  const runner = (build: Build | undefined) => runsOnText(build?.runsOn ?? unplaced.runsOn);
  return [
    ...plain(at, commandText(base), commandText(head)),
    ...(base === undefined || head === undefined
      ? []
      : plain([...path, 'from'], base.from.join(', '), head.from.join(', '))),
    ...plain([...at, 'secrets'], (base?.secrets ?? []).join(', '), (head?.secrets ?? []).join(', ')),
    ...plain([...at, 'runs-on'], runner(base), runner(head)),
  ];
}

function commandText(build: Build | undefined): string {
  return build === undefined ? '' : shown(build.run);
}

function shown(command: Command): string {
  return command.kind === 'shell' ? command.text : canonicalJson(command.argv);
}
