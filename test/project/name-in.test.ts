import { expect, it } from 'vitest';
import { nameIn } from '../../src/project/index.ts';

it.each([
  ['a file that is in order', 'version: 1\nname: rides\n', 'rides'],
  ['mistakes elsewhere', 'version: 9\nname: rides\nmodels: 7\n', 'rides'],
  ['no name', 'version: 1\n', undefined],
  ['a name that is none', 'version: 1\nname: [a]\n', undefined],
  ['an empty file', '', undefined],
  ['no table', '- name: rides\n', undefined],
  ['no YAML', 'version: 1\nname: rides # ours\n<<<<<<< main\n\tx: [\n', 'rides'],
  ['no YAML, and a quoted name', 'name: "two words"\r\n<<<<<<< main\n\tx: [\n', 'two words'],
  ['no YAML, and a name in single quotes', "name: 'it'\n\tx: [\n", 'it'],
  ['no YAML, and two names', 'name: rides\nname: other\n\tx: [\n', undefined],
  ['no YAML, and a name of something else', 'models:\n  name: other\n\tx: [\n', undefined],
])('of %s', (_, text, name) => {
  expect(nameIn(text)).toBe(name);
});
