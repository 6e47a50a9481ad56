import { canary } from '../../canary.ts';
import type { TextCase } from '../../case.ts';

const { host, mention } = canary;

/** Categories of test rows, which become slices. */
export const categories: readonly TextCase[] = [
  {
    id: 'category-script',
    place: 'category',
    text: `</script><script src=//${host}></script>`,
    tries: 'to run a program in the page',
    mustNot: 'be an element',
  },
  {
    id: 'category-image',
    place: 'category',
    text: `![x](https://${host}/a.png)<img src=x onerror=alert(1)>`,
    tries: 'to load a picture',
    mustNot: 'be a picture',
  },
  {
    id: 'category-mention',
    place: 'category',
    text: `${mention} @octocat`,
    tries: 'to call people',
    mustNot: 'be a mention',
  },
  {
    id: 'category-details',
    place: 'category',
    text: '</summary></details><details open>',
    tries: 'to end a fold',
    mustNot: 'be HTML',
  },
  {
    id: 'category-comment',
    place: 'category',
    text: '<!-- mlops {"marker":"x"} -->',
    tries: 'to be the mark of another comment',
    mustNot: 'be a comment in HTML',
  },
  {
    id: 'category-pipes',
    place: 'category',
    text: 'a\\|b|c`|`',
    tries: 'to end a cell by a backslash and a pipe',
    mustNot: 'make a cell',
  },
  {
    id: 'category-formula',
    place: 'category',
    text: '$\\href{javascript:alert(1)}{x}$',
    tries: 'to be a formula with a link',
    mustNot: 'be a formula',
  },
  {
    id: 'category-chart',
    place: 'category',
    text: '"]\n  click A href "javascript:alert(1)"\n%%{init: {}}%%',
    tries: 'to be a statement of a chart',
    mustNot: 'be part of a chart’s program',
  },
  {
    id: 'category-attribute',
    place: 'category',
    text: '" onmouseover="alert(1)" x="',
    tries: 'to end an attribute',
    mustNot: 'be an attribute',
  },
];
