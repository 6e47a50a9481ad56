import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkHtml from 'remark-html';

/** What a reviewer sees at one stage of a change. */
export interface Stage {
  /** As it was written, in Markdown. */
  readonly comment: string;
  /** Who has written it, or where it stands. */
  readonly by: string;
  /** The command before it. */
  readonly said?: string;
  readonly check?: { readonly name: string; readonly conclusion: string; readonly title: string };
}

// A style sheet of our own, with the sizes that comments on GitHub have.
const css = `*{box-sizing:border-box}body{margin:0;background:#fff;color:#1f2328;font:14px/1.5 "Noto Sans","DejaVu Sans",Helvetica,Arial,sans-serif}
main{width:820px;padding:12px}section{border:1px solid #d1d9e0;border-radius:6px;margin:0 0 12px;overflow-wrap:anywhere}section:last-child{margin:0}
header{background:#f6f8fa;border-bottom:1px solid #d1d9e0;border-radius:6px 6px 0 0;padding:8px 16px;color:#59636e}header b{color:#1f2328}
header i{font-style:normal;font-size:12px;border:1px solid #d1d9e0;border-radius:2em;padding:0 7px;margin-left:4px}
article{padding:16px}article>:last-child{margin-bottom:0}h2{font-size:1.5em;border-bottom:1px solid #d1d9e0;padding-bottom:.3em;margin:0 0 16px}
h3{font-size:1.25em;margin:24px 0 16px}h4{font-size:1em;margin:24px 0 16px}p,ul,details,pre{margin:0 0 16px}ul{padding-left:2em}
table{border-collapse:collapse;margin:0 0 16px;font-size:13px}th,td{padding:5px 10px;border:1px solid #d1d9e0;overflow-wrap:normal}tbody tr:nth-child(2n){background:#f6f8fa}
code{font:85% ui-monospace,"DejaVu Sans Mono",monospace;background:#eff1f3;border-radius:6px;padding:.2em .4em}pre{background:#f6f8fa;padding:16px}pre code{background:none;padding:0}
hr{height:.25em;border:0;background:#d1d9e0;margin:24px 0}sub{font-size:75%;line-height:1.6;vertical-align:baseline}a{color:#0969da;text-decoration:none}summary::marker{color:#59636e}
.check{display:flex;gap:10px;padding:10px 16px;align-items:baseline}.check b{white-space:nowrap}.check span:last-child{color:#59636e}
.mark{width:16px;height:16px;border-radius:50%;color:#fff;font:700 11px/16px sans-serif;text-align:center;flex:none;align-self:center}`;

const marks: Readonly<Record<string, readonly [mark: string, colour: string, words: string]>> = {
  success: ['✓', '#1a7f37', 'success'],
  failure: ['✕', '#d1242f', 'failure'],
  action_required: ['!', '#9a6700', 'action required'],
};

/** The conversation as a page: the command, the comment, and the check as the merge box lists it. */
export async function changePage({ comment, by, said, check }: Stage): Promise<string> {
  const bot = by === 'github-actions';
  const head = bot ? `<b>${by}</b> <i>bot</i> commented` : `<b>${by}</b>`;
  const body = box(head, await htmlOf(comment));
  const before = said === undefined ? '' : box('<b>bea</b> commented', await htmlOf(said));
  const after = check === undefined ? '' : checkLine(check);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>change</title><style>${css}</style><main>${before}${body}${after}</main></html>`;
}

function box(head: string, body: string): string {
  return `<section><header>${head}</header><article>${body}</article></section>`;
}

function checkLine({ name, conclusion, title }: NonNullable<Stage['check']>): string {
  const [mark, colour, words] = marks[conclusion] ?? ['?', '#59636e', conclusion];
  const icon = `<span class="mark" style="background:${colour}">${mark}</span>`;
  return `<section class="check">${icon}<b>${escaped(name)}</b><span>${words} — ${escaped(title)}</span></section>`;
}

async function htmlOf(markdown: string): Promise<string> {
  return String(await remark().use(remarkGfm).use(remarkHtml, { sanitize: false }).process(markdown));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
