import { isDatabaseAddress, isDatabaseScheme } from '../../support/database-table.ts';
import { isAddress, isKnownScheme, type ReadSource, readSourceAddress } from '../../support/source-address.ts';
import type { ProjectPath } from '../types.ts';
import { type Context, pathAt } from './context.ts';

/** A path below the root, or an address; '' for what is neither, which is reported. */
export function sourceAt(context: Context, at: ProjectPath, text: string, digest?: string): string {
  const { list } = context;
  if (isDatabaseText(text)) {
    const message =
      'rows of a database are named by a table of keys, with the name of the variable that holds the address';
    list.add('database-variable', at, message, { secret: true });
    return '';
  }
  if (!isAddress(text)) {
    if (digest !== undefined) list.add('digest-of-a-path', [...at.slice(0, -1), 'digest'], `${text} is a path`);
    const folder = context.folderOf(at);
    return pathAt(context, at, text, { workingDirectory: folder, rooted: folder !== '' });
  }
  const read = /^http:/i.test(text) ? notOffered(text) : readSourceAddress(text);
  if (!read.ok) list.add('bad-source-address', at, read.message, { value: true, remedy: read.remedy });
  const needsDigest = read.ok && read.address.kind === 'https' && digest === undefined;
  if (needsDigest)
    list.add('source-without-digest', at, 'an https address needs a `digest` beside it', { value: true });
  return read.ok ? text : '';
}

/** An address of a database, or rows as the command line names them. */
function isDatabaseText(text: string): boolean {
  if (isKnownScheme(text)) return false;
  return isDatabaseAddress(text) || isDatabaseScheme(/^([a-z]+):/.exec(text)?.[1] ?? '');
}

/** Also on this machine, where an endpoint may be http: a dataset is read by others as well. */
function notOffered(text: string): ReadSource {
  // User, password and query may be secrets.
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const shown = url === undefined ? 'http://…' : `${url.origin}${url.pathname}`;
  return {
    ok: false,
    message: `"${shown}" is http, which anybody on the way can change: only https is offered`,
    remedy: 'Write an https address with its `digest`, or the path of a file.',
  };
}
