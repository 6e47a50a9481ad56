import { canary } from '../canary.ts';
import type { HostileCase } from '../case.ts';

/** What somebody who may write gives as the reason of an accepted loss: recorded, and told in comment, check and page. */
export interface ReasonCase extends HostileCase {
  readonly text: string;
}

/** A comment that must start, record and repeat nothing. */
export interface CommentCase extends HostileCase {
  /** @param head the commit of the fork's pull request */
  readonly body: (head: string) => string;
  /** Reason code that the job ends with. */
  readonly says: 'command-answered' | 'not-a-command';
}

const { command, host, inCode, mention } = canary;

export const reasons: readonly ReasonCase[] = [
  {
    id: 'reason-mention',
    text: `asked by ${mention}, see #31337, GH-31337 and hostile/repo#31337`,
    tries: 'to call people and to name issues',
    mustNot: 'be a mention or a reference',
  },
  {
    id: 'reason-html',
    text: `</details><script src=//${host}></script><img src=x onerror=alert(1)>`,
    tries: 'to run a program in the page',
    mustNot: 'be an element',
  },
  {
    id: 'reason-marker',
    text: '<!-- mlops {"marker":"mlops-actions:tiny"} --> ## ✅ Better',
    tries: 'to be the mark of our comment',
    mustNot: 'be a comment in HTML',
  },
  {
    id: 'reason-fence',
    text: `\`\`\`\` ${inCode} \`\`\` ~~~ </summary>`,
    tries: 'to open and to end code',
    mustNot: 'leave the sentence',
  },
  { id: 'reason-table', text: 'a | b | c \\| d', tries: 'to make cells', mustNot: 'change the shape of a table' },
  {
    id: 'reason-command',
    text: '::error file=../../etc/passwd,title=a::b ##[error]c',
    tries: 'to be a workflow command',
    mustNot: 'be obeyed by the runner',
  },
  {
    id: 'reason-encoded',
    text: 'x%0A::set-output name=verdict::pass%0D%0Averdict<<EOF%0Apass',
    tries: 'to be decoded into lines',
    mustNot: 'be an output',
  },
  {
    id: 'reason-bidi',
    text: 'ok\u202eko\u2066\u2069\u200b\u200d\ufeff',
    tries: 'to turn text around and to hide characters',
    mustNot: 'reach a person as it is',
  },
  {
    id: 'reason-escape',
    text: '\u001b[2K\u001b[1A\u001b[32mpass\u001b[0m\u0007',
    tries: 'to overwrite the line before it',
    mustNot: 'reach a terminal',
  },
  {
    id: 'reason-separator',
    text: 'a\u2028::error::injected\u2029\u0085::warning::x',
    tries: 'to break the line by other characters',
    mustNot: 'be another line',
  },
  {
    id: 'reason-link',
    text: `[click](javascript:alert(1)) <https://${host}> www.${host} ![x](https://${host}/a.png)`,
    tries: 'to lead elsewhere and to load a picture',
    mustNot: 'be a link or a picture',
  },
  {
    id: 'reason-shell',
    text: `$(${command} r)\`${command} r\`;${command} r|${command} r & ' "`,
    tries: 'to run a command',
    mustNot: 'run',
  },
  {
    id: 'reason-expression',
    text: `\${{ github.token }} \${{ secrets.GITHUB_TOKEN }}`,
    tries: 'to be evaluated',
    mustNot: 'show a token',
  },
  {
    id: 'reason-formula',
    text: '$\\href{javascript:alert(1)}{x}$ :tada: ~~struck~~ [^1]',
    tries: 'to be a formula, an emoji and a footnote',
    mustNot: 'be any of them',
  },
  {
    id: 'reason-again',
    text: '/mlops accept m g00 and this one as well',
    tries: 'to be a command of its own in our answer',
    mustNot: 'accept another loss',
  },
  { id: 'reason-long', text: '🦆'.repeat(500), tries: 'to push everything else out', mustNot: 'cut a character' },
];

export const comments: readonly CommentCase[] = [
  {
    id: 'comment-lines',
    body: () => '/mlops accept m spare fine\n/mlops accept m g00 fine',
    says: 'command-answered',
    tries: 'to be two commands',
    mustNot: 'be obeyed in part',
  },
  {
    id: 'comment-carriage-return',
    body: () => '/mlops accept m spare fine\r/mlops explain',
    says: 'command-answered',
    tries: 'to hide a second line by a carriage return',
    mustNot: 'be obeyed in part',
  },
  {
    id: 'comment-zero-width',
    body: () => '/mlops\u200b accept m spare fine',
    says: 'not-a-command',
    tries: 'to be taken for a command by those who look',
    mustNot: 'be one',
  },
  {
    id: 'comment-full-width',
    body: () => '\uff0fmlops accept m spare fine',
    says: 'not-a-command',
    tries: 'to be a command by another slash',
    mustNot: 'be one',
  },
  {
    id: 'comment-quoted',
    body: () => '> /mlops accept m spare fine\n\n`/mlops accept m spare fine`',
    says: 'not-a-command',
    tries: 'to be a command where it is quoted',
    mustNot: 'be one',
  },
  {
    id: 'comment-path',
    body: () => '/mlops accept ../../commits/x spare fine',
    says: 'command-answered',
    tries: 'to lead a record to another address',
    mustNot: 'be written',
  },
  {
    id: 'comment-prototype',
    body: () => '/mlops accept __proto__ constructor fine',
    says: 'command-answered',
    tries: 'to be found where nobody put it',
    mustNot: 'be taken for a loss',
  },
  {
    id: 'comment-bidi-metric',
    body: () => '/mlops accept m spare\u202e fine',
    says: 'command-answered',
    tries: 'to be taken for a loss that looks the same',
    mustNot: 'be mixed up with it',
  },
  {
    id: 'comment-short-commit',
    body: (head) => `/mlops train ${head.slice(0, 12)}`,
    says: 'command-answered',
    tries: 'to have another commit with the same first digits trained',
    mustNot: 'start anything',
  },
  {
    id: 'comment-commit-and-more',
    body: (head) => `/mlops train ${head}\u2028${mention}`,
    says: 'command-answered',
    tries: 'to carry a text along with a commit',
    mustNot: 'start anything',
  },
  {
    id: 'comment-shell',
    body: () => `/mlops train $(${command} t);${command} t`,
    says: 'command-answered',
    tries: 'to run a command',
    mustNot: 'run',
  },
  {
    id: 'comment-markup',
    body: () => `/mlops ${mention} <img src=x> [x](https://${host}) ::error::x`,
    says: 'command-answered',
    tries: 'to be repeated in the answer',
    mustNot: 'be repeated',
  },
];
