import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeOwnFolder } from '../../../src/commands/situation/own-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlops-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const fresh = (): string => join(folder, `all-${++count}`);

describe('a folder of a process', () => {
  it('is another one each time, and gone with its use', async () => {
    const all = fresh();
    {
      await using one = await makeOwnFolder(all);
      await using other = await makeOwnFolder(all);
      writeFileSync(join(one.path, 'file'), 'one');
      expect(one.path).not.toBe(other.path);
      expect(readdirSync(all)).toHaveLength(2); // the living one was not swept
    }
    expect(readdirSync(all)).toEqual([]);
  });

  it('of a killed process is swept, also where its number is used again; of another machine only when old', async () => {
    const all = fresh();
    const child = spawn(process.execPath, ['-e', '0']);
    await new Promise((resolve) => child.on('close', resolve));
    await using own = await makeOwnFolder(all);
    const [, started = '', host = ''] = basename(own.path).split('~');
    const elsewhere = Buffer.from(`not-${hostname()}`).toString('base64url');
    const names = {
      dead: `${child.pid}~~${host}~aaaaaa`,
      reused: `${process.pid}~1~${host}~aaaaaa`,
      alive: `${process.pid}~${started}~${host}~aaaaaa`,
      elsewhere: `${process.pid}~1~${elsewhere}~aaaaaa`,
      elsewhereOld: `${process.pid}~2~${elsewhere}~aaaaaa`,
      unnamed: 'delay',
      unnamedOld: 'fares',
    };
    for (const name of Object.values(names)) mkdirSync(join(all, name, 'below'), { recursive: true });
    for (const name of [names.elsewhereOld, names.unnamedOld]) utimesSync(join(all, name), new Date(0), new Date(0));
    await using _ = await makeOwnFolder(all);
    const left = Object.entries(names).flatMap(([name, path]) => (existsSync(join(all, path)) ? [name] : []));
    const known = started === '' ? ['reused'] : []; // where the system does not say when a process started
    expect(left).toEqual([...known, 'alive', 'elsewhere', 'unnamed']);
    expect(existsSync(own.path)).toBe(true);
  });
});
