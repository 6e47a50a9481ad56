import type { Answer } from './answers.ts';
import type { Json } from './json.ts';

/** The page of a list that a request asks for, with the links to the others; other answers as they are. */
export function pagesOf(
  answer: Pick<Answer, 'body' | 'list'>,
  url: URL,
): { readonly body?: Json; readonly link?: string } {
  if (answer.list === undefined) return answer.body === undefined ? {} : { body: answer.body };
  const { items, page: write = (some: readonly Json[]): Json => some } = answer.list;
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const page = Number(url.searchParams.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const body = write(items.slice((page - 1) * size, page * size));
  const address = (to: number, rel: string): string => {
    const next = new URL(url);
    next.searchParams.set('page', `${to}`);
    return `<${next.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [address(page - 1, 'prev'), address(1, 'first')] : []),
    ...(page < last ? [address(page + 1, 'next'), address(last, 'last')] : []),
  ];
  return links.length === 0 ? { body } : { body, link: links.join(', ') };
}
