import { defineReasons } from '../../support/problem.ts';

/** What keeps any command from its work: our own folder, files it is given, the machine, who stops it, a defect. */
export const surroundingsReasons = defineReasons({
  'own-folder-tracked': {
    ends: 'input',
    cause:
      'A file of `.mlops` is in git. That folder holds what one machine found out, and a commit must neither bring results nor say where they are written.',
    remedy: 'Take it out of git: `git rm -r --cached .mlops`, then commit.',
  },
  'own-folder-taken': {
    ends: 'input',
    cause: 'Where our folder `.mlops`, or a file in it, should be, there is something of another kind.',
    remedy: 'Move away what the message names; what belongs there is made again.',
  },
  'file-unreadable': {
    ends: 'input',
    cause: 'A file that was named cannot be read, or is neither JSON nor YAML.',
    remedy: 'Check its path and its content.',
  },
  'output-unwritable': {
    ends: 'input',
    cause: 'The folder that `--output` names cannot be made or written to.',
    remedy: 'Name a folder that is not there yet, or one that may be written to.',
  },
  'disk-full': {
    ends: 'unavailable',
    cause: 'The disk is full.',
    remedy: 'Free some space and run the command again; what was finished is kept.',
  },
  'access-denied': {
    ends: 'unavailable',
    cause:
      'The system does not let this user read or write what the command needs: rights of a file or folder, or a file system that is read-only.',
    remedy:
      'Give this user the rights to what the message names (a command in a container may have left files of another user), or work where it may write.',
  },
  cancelled: {
    ends: 'cancelled',
    cause: 'Somebody or something stopped the command (Ctrl-C, a cancelled job).',
    remedy: 'Run it again: what was finished is kept and not done twice.',
  },
  defect: {
    ends: 'defect',
    cause: 'Something happened that the program did not expect: a defect of ours.',
    remedy: 'Report it with the text that was printed; your repository and the ledger are as they were.',
  },
});
