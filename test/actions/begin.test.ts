import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstLine } from '../../src/actions/begin.ts';
import { actions } from '../../src/actions/registry.ts';
import { version } from '../../src/support/version.ts';
import { cli } from '../acceptance/harness.ts';

describe('the first line of an action', () => {
  it('names version and action, and the commit of the run where that is one', () => {
    const sha = '0123456789abcdef0123456789abcdef01234567';
    expect(firstLine('plan', { GITHUB_SHA: sha })).toBe(`mlops ${version}: action plan, in a run at 0123456789ab`);
    for (const none of [undefined, '', 'main', `${sha}\n::error::x`, 'abc']) {
      expect(firstLine('report', { GITHUB_SHA: none })).toBe(`mlops ${version}: action report`);
    }
  });

  // Without anything of a runner each of them fails, but not before it has said what it is.
  it.each(Object.keys(actions))('comes before all else: %s', (name) => {
    const file = join(dirname(cli), 'actions', `${name}.js`);
    const script = `"$0" "$1" 2>&1; true`;
    const log = execFileSync('sh', ['-c', script, process.execPath, file], { env: { PATH: process.env['PATH'] } });
    const [first, ...others] = log.toString('utf8').split('\n');
    expect([first, others.join('\n')]).toEqual([
      `mlops ${version}: action ${name}`,
      expect.stringContaining('::error title=runner-environment::'),
    ]);
  });
});
