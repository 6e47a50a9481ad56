import { defineReasons } from '../../support/problem.ts';

/** Why a file that another one includes, or the list of such files, is refused. */
export const includeReasons = defineReasons({
  'include-matches-nothing': {
    ends: 'input',
    cause:
      'A pattern under `include` names no YAML file that git has in the commit, or in the work tree does not ignore: or only the file itself.',
    remedy: 'Correct the pattern, which begins at the root of the repository, or add the file.',
  },
  'include-unreadable': {
    ends: 'input',
    cause: 'A file that `include` names is a link, larger than 256 KB, or not UTF-8.',
    remedy: 'Put the file itself in its place, or leave it out with a pattern that begins with `!`.',
  },
  'folder-is-pattern': {
    ends: 'input',
    cause:
      'Paths below a folder are globs that begin with its name, and the name has characters that mean something else there, such as `(`, `{` or `+(`.',
    remedy: 'Rename the folder.',
  },
  'include-too-many': {
    ends: 'input',
    cause: '`include` names more than 200 files.',
    remedy: 'Make the patterns narrower: `teams/*/mlops.yaml` rather than `**/*.yaml`.',
  },
  'include-root-key': {
    ends: 'input',
    cause:
      'A file that is included has a key that stands for the whole project: `name`, `store`, `comment`, `when-unknown`, `self-accept`, `reuse`, `tags` or `include`.',
    remedy: 'Move the key to the file with the `include`, or remove it.',
  },
});
