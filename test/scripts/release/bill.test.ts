import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Bill, releaseBill } from '../../../scripts/release/bill.ts';
import { bundledPackages, packageFolder } from '../../../scripts/release/bundled.ts';

const development = { name: 'cdx:npm:package:development', value: 'true' };
const part = (name: string, isTool = true) => ({
  ...{ 'bom-ref': `${name}@1.0.0`, name, version: '1.0.0', type: 'library' },
  ...(isTool ? { scope: 'optional', properties: [development, { name: 'x', value: 'y' }] } : { scope: 'required' }),
});
const whole: Bill = {
  bomFormat: 'CycloneDX',
  metadata: { component: { 'bom-ref': 'ours@0.1.0', name: 'some-folder', version: '0.1.0' } },
  components: [part('engine', false), part('inner', false), part('yaml'), part('deep'), part('lost'), part('vitest')],
  dependencies: [
    { ref: 'ours@0.1.0', dependsOn: ['engine@1.0.0', 'vitest@1.0.0', 'yaml@1.0.0'] },
    { ref: 'engine@1.0.0', dependsOn: ['inner@1.0.0'] },
    { ref: 'inner@1.0.0' },
    { ref: 'yaml@1.0.0', dependsOn: ['deep@1.0.0', 'vitest@1.0.0'] },
    { ref: 'deep@1.0.0', dependsOn: [] },
    { ref: 'lost@1.0.0', dependsOn: [] },
    { ref: 'vitest@1.0.0', dependsOn: ['lost@1.0.0'] },
  ],
};
const bundled = ['deep@1.0.0', 'lost@1.0.0', 'yaml@1.0.0'];

describe('the bill of materials', () => {
  const bill = releaseBill(whole, 'ours', bundled);

  it('has what is bundled and what an installation brings, and no tools', () => {
    expect(bill.components.map(({ name }) => name)).toEqual(['engine', 'inner', 'yaml', 'deep', 'lost']);
    expect(bill.metadata.component).toMatchObject({ name: 'ours', version: '0.1.0' });
    expect(bill['bomFormat']).toBe('CycloneDX');
  });

  it('calls none of it development', () => {
    const yaml = bill.components.find(({ name }) => name === 'yaml');
    expect(yaml).toMatchObject({ scope: 'required', properties: [{ name: 'x', value: 'y' }] });
    expect(JSON.stringify(bill)).not.toContain(development.name);
  });

  it('leads from the package to every part, also where what needed it is not there', () => {
    expect(bill.dependencies).toEqual([
      { ref: 'ours@0.1.0', dependsOn: ['engine@1.0.0', 'lost@1.0.0', 'yaml@1.0.0'] },
      { ref: 'engine@1.0.0', dependsOn: ['inner@1.0.0'] },
      { ref: 'inner@1.0.0', dependsOn: [] },
      { ref: 'yaml@1.0.0', dependsOn: ['deep@1.0.0'] },
      { ref: 'deep@1.0.0', dependsOn: [] },
      { ref: 'lost@1.0.0', dependsOn: [] },
    ]);
  });

  it('refuses a bundle that the lock file does not explain', () => {
    expect(() => releaseBill(whole, 'ours', [...bundled, 'yaml@2.0.0'])).toThrow('lacks what dist/ has: yaml@2.0.0');
  });
});

describe('bundled packages', () => {
  it.each([
    ['/a/node_modules/zod/v4/index.js', '/a/node_modules/zod'],
    ['/a/node_modules/@octokit/rest/dist/x.js', '/a/node_modules/@octokit/rest'],
    ['/a/node_modules/b/node_modules/@c/d/e.js', '/a/node_modules/b/node_modules/@c/d'],
    ['\0/a/node_modules/zod/v4/index.js', '/a/node_modules/zod'],
    ['/a/src/cli/launch.ts', undefined],
    ['\0rolldown/runtime.js', undefined],
  ])('are told by the path: %j', (module, folder) => expect(packageFolder(module)).toBe(folder));

  it('are named once each, with their versions', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mlops-bundled-'));
    const place = (path: string, text: object) => {
      mkdirSync(join(folder, 'node_modules', path), { recursive: true });
      writeFileSync(join(folder, 'node_modules', path, 'package.json'), JSON.stringify(text));
      return join(folder, 'node_modules', path, 'x.js');
    };
    const b = place('b', { name: 'b', version: '2.0.0' });
    const inner = place('b/node_modules/@a/c', { name: '@a/c', version: '1.0.0' });
    expect(await bundledPackages([b, join(b, '..', 'y.js'), inner, '/src/x.ts'])).toEqual(['@a/c@1.0.0', 'b@2.0.0']);
    await expect(bundledPackages([place('odd', { name: 'odd' })])).rejects.toThrow(/odd\/package\.json names no/);
    rmSync(folder, { recursive: true });
  });
});
