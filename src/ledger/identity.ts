import type { Git } from '../support/git.ts';

export interface Identity {
  readonly author: string;
  readonly committer: string;
}

const nobody = { name: 'mlops', mail: 'mlops@localhost' };

/** Who writes: as the user's git says it, or `mlops <mlops@localhost>` where it does not know. */
export async function identity(user: Git): Promise<Identity> {
  const ask = async (variable: string): Promise<string> => {
    const found = await user.try(['-c', 'user.useConfigOnly=true', 'var', variable]);
    if (found.code === 0) return found.stdout.toString('utf8').trim();
    const now = Math.floor(Date.now() / 1000);
    return `${nobody.name} <${nobody.mail}> ${now} +0000`;
  };
  const [author, committer] = await Promise.all([ask('GIT_AUTHOR_IDENT'), ask('GIT_COMMITTER_IDENT')]);
  return { author, committer };
}
