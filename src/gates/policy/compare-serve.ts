import { formatDuration } from '../../project/index.ts';
import type { Model, Serve } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { plain } from './change.ts';
import { compareVerification } from './compare-verification.ts';
import { commandText } from './deploy-words.ts';

/** How the head would serve a model otherwise than the base: what is released is the base's, until the merge. */
export function compareServe(
  { name, path: at, serve: base }: Pick<Model, 'name' | 'path'> & { readonly serve?: Serve | undefined },
  { serve: head }: Pick<Model, 'serve'>,
): readonly PolicyChange[] {
  const path = [...at, 'serve'];
  if (base === undefined || head === undefined) return plain(path, wayText(base), wayText(head));
  return [
    ...plain([...path, 'run'], wayText(base), wayText(head)),
    ...plain([...path, 'health'], base.health, head.health),
    ...plain([...path, 'start-within'], formatDuration(base.startWithin), formatDuration(head.startWithin)),
    ...plain([...path, 'secrets'], base.secrets.join(', '), head.secrets.join(', ')),
    ...compareVerification(name, [...path, 'verify'], base.verify, head.verify),
  ];
}

/** '' where the model is not served. */
function wayText(serve: Serve | undefined): string {
  if (serve === undefined) return '';
  return serve.run === undefined ? 'files' : commandText(serve.run);
}
