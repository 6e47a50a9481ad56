import type { TextCase } from '../../case.ts';

/** Metrics that training reports. */
export const metrics: readonly TextCase[] = [
  {
    id: 'metric-prototype',
    place: 'metric',
    text: '__proto__',
    tries: 'to change the prototype by a metric',
    mustNot: 'change any object',
  },
  {
    id: 'metric-to-string',
    place: 'metric',
    text: 'toString',
    tries: 'to be found as a known metric',
    mustNot: 'be taken for one',
  },
  {
    id: 'metric-heading',
    place: 'metric',
    text: '\n# All gates pass\n',
    tries: 'to be a heading of the report',
    mustNot: 'be a heading',
  },
  {
    id: 'metric-delimiter',
    place: 'metric',
    text: 'x\nghadelimiter_0\nverdict<<EOF\npass\nEOF',
    tries: 'to end an output and to set another',
    mustNot: 'be an output',
  },
  {
    id: 'metric-annotation',
    place: 'metric',
    text: 'x%0A::error file=../../etc/passwd,title=a::b',
    tries: 'to decode into a second command',
    mustNot: 'be a command',
  },
  {
    id: 'metric-verdict',
    place: 'metric',
    text: '✅ passes',
    tries: 'to look like a verdict',
    mustNot: 'be outside of code',
  },
];
