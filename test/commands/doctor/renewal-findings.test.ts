import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renewalFindings, renewalWorkflows } from '../../../src/commands/doctor/renewal-findings.ts';
import { loadProject } from '../../../src/project/index.ts';

const template = readFileSync(join(import.meta.dirname, '../../../templates/mlops-lock.yml'), 'utf8');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

async function workflows(text: string | undefined) {
  const root = mkdtempSync(join(tmpdir(), 'mlops-renewal-'));
  folders.push(root);
  mkdirSync(join(root, '.github', 'workflows'), { recursive: true });
  if (text !== undefined) writeFileSync(join(root, '.github', 'workflows', 'renew.yml'), text);
  return await renewalWorkflows(root);
}

async function found(datasets: string, text?: string): Promise<readonly string[]> {
  const { project } = loadProject(`version: 1\ndatasets: ${datasets}\n`, 'mlops.yaml');
  return renewalFindings(project, await workflows(text)).map(
    ({ state, says, remedy = '' }) => `${state}: ${says} → ${remedy}`,
  );
}

const moving = '{ rides: "s3://acme/rides/*.csv", zones: zones.csv }';

describe('doctor and the renewal of the lock file', () => {
  it('has nothing to say where no data move by themselves', async () => {
    expect(await found('{ zones: zones.csv, old: { source: "s3://acme/old/", frozen: true } }')).toEqual([]);
  });

  it('names what moves and that no workflow proposes it, which is no complaint', async () => {
    expect(await found(moving)).toEqual([
      expect.stringMatching(/^ok: no workflow proposes new versions of rides: .*mlops lock --moving → `mlops init`/),
    ]);
    const many = Array.from({ length: 7 }, (_, at) => `d${at}: { source: { postgres: W, table: t${at} } }`);
    expect(await found(`{ ${many.join(', ')} }`)).toEqual([expect.stringContaining('d0, d1, d2, d3, d4 and 2 more:')]);
  });

  it('finds the template, under any name', async () => {
    expect(await found(moving, template)).toEqual([
      expect.stringMatching(/^ok: \.github\/workflows\/renew\.yml proposes what moves: rides → $/),
    ]);
    expect(await found(moving, template.replaceAll('actions/lock@', 'actions/plan@'))).toEqual([
      expect.stringContaining('no workflow proposes'),
    ]);
  });

  it('says that somebody has to start it where no schedule does', async () => {
    expect(await found(moving, template.replace(/ {2}schedule:\n.*\n/, ''))).toEqual([
      expect.stringMatching(/^ok: no schedule starts \.github\/workflows\/renew\.yml: .*rides .* → on: \{ schedule/),
    ]);
  });

  it('tells the token of the job from that of an App', async () => {
    const withToken = template.replace('found: ', 'token: ${' + '{ steps.app.outputs.token }}\n          found: ');
    expect(withToken).not.toBe(template);
    expect((await workflows(template)).map(({ byJobToken }) => byJobToken)).toEqual([true]);
    expect((await workflows(withToken)).map(({ byJobToken }) => byJobToken)).toEqual([false]);
  });
});
