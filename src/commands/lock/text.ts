import { type LockEntry, type LockedObject, lockedObjectText, lockVersion } from '../../project/index.ts';
import { compareText } from '../../support/canonical.ts';
import { type YamlEntry, yamlLines } from '../init/yaml.ts';

/** The text of a lock file: the same entries give the same text, whatever their order. */
export function lockText(entries: ReadonlyMap<string, LockEntry>): string {
  const sorted = [...entries].toSorted(([one], [other]) => compareText(one, other));
  const value = (key: string, of: string | number): YamlEntry => ({ kind: 'value', key, value: of });
  const datasets = sorted.map(([name, { digest, rows, bytes, objects = [] }]): YamlEntry => {
    const members = [
      value('digest', digest),
      ...(rows === undefined ? [] : [value('rows', rows)]),
      ...(bytes === undefined ? [] : [value('bytes', bytes)]),
      ...(objects.length === 0 ? [] : [tableOf(objects)]),
    ];
    return { kind: 'table', key: name, entries: members };
  });
  const lines = yamlLines([
    {
      kind: 'comment',
      text: 'Written by `mlops lock <dataset>`: the version that each frozen dataset has to be, and the one that is meant of data that move.',
    },
    value('schemaVersion', lockVersion),
    { kind: 'table', key: 'datasets', entries: datasets },
  ]);
  return `${lines.join('\n')}\n`;
}

function tableOf(objects: readonly LockedObject[]): YamlEntry {
  const entries = objects.map(
    (object): YamlEntry => ({ kind: 'value', key: object.key, value: lockedObjectText(object) }),
  );
  return { kind: 'table', key: 'objects', entries };
}
