import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openScreen } from './screen.ts';

const python = spawnSync('python3', ['-c', 'import pty, termios, os; os.waitstatus_to_exitcode(0)']).status === 0;
const fixture = join(import.meta.dirname, 'fixtures', 'show.ts');
const helper = join(import.meta.dirname, '..', '..', 'harness', 'in-terminal.py');

const folder = mkdtempSync(join(tmpdir(), 'mlops-terminal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Shown {
  readonly output: string;
  readonly status: number;
  readonly file: string;
}

interface Spec {
  readonly epochs: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly when?: readonly { readonly seen: string; readonly send?: string; readonly resize?: readonly number[] }[];
}

function inTerminal({ epochs, env = {}, when = [] }: Spec): Shown {
  const file = join(mkdtempSync(join(folder, 'run-')), 'result.json');
  const command = [process.execPath, fixture, file, String(epochs)];
  const spec = JSON.stringify({ command, columns: 60, rows: 20, when });
  const around = { PATH: process.env['PATH'], TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env };
  const ran = spawnSync('python3', [helper, spec], { encoding: 'utf8', env: around });
  if (ran.status !== 0) throw new Error(`in-terminal.py: ${ran.stderr}`);
  const found: Pick<Shown, 'output' | 'status'> = JSON.parse(ran.stdout);
  return { ...found, file };
}

function screenOf(output: string): readonly string[] {
  const screen = openScreen(60, 20);
  screen.write(output);
  return screen.lines();
}

// A real pseudo-terminal needs Python, which most machines have; the same is asked of a made-up screen without it.
describe.skipIf(!python)('in a real pseudo-terminal', () => {
  it('stages end in their lines, with the output of the training above them', () => {
    const { output, status, file } = inTerminal({ epochs: 3, env: { NO_COLOR: '1' } });
    expect(status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('{}\n');
    expect(output).toContain('of 3 seeds');
    expect(output).not.toMatch(/\u001b\[[\d;]*m/); // no colour
    const lines = screenOf(output).map((line) => line.replace(/[\d.]+ s$/, '… s'));
    expect(lines.filter((line) => line.startsWith('  │'))).toEqual(
      [1, 2, 3].map((at) => `  │ epoch ${at} of 列车延误模型`),
    );
    expect(lines.filter((line) => line.startsWith('✓'))).toEqual(['✓ train b … s', '✓ train a … s']);
    expect(lines).toHaveLength(5);
  });

  it('Ctrl-C leaves the cursor visible at the beginning of a line, and the stage marked as stopped', () => {
    const { output, status, file } = inTerminal({ epochs: 100, when: [{ seen: 'epoch 2', send: '\u0003' }] });
    expect(status).toBe(130);
    expect(existsSync(file)).toBe(false);
    const lines = screenOf(output);
    expect(lines.at(-1)).toMatch(/^– train a [\d.]+ s$/);
    expect(lines.join('\n')).not.toContain('^C');
    expect(output).toMatch(/\n$/);
    expect(output).not.toContain('\u001b[?25l');
  });

  it('asked twice it ends at once, with the cursor below what was drawn last', () => {
    const when = [{ seen: 'epoch 2', send: '\u0003\u0003' }];
    const { output, status } = inTerminal({ epochs: 100, when });
    expect(status).toBe(130);
    expect(output.replace(/(\^C)+$/, '')).toMatch(/\n$/);
  });

  it('a window that becomes narrow gets lines that fit', () => {
    const { output } = inTerminal({ epochs: 12, when: [{ seen: 'epoch 3', resize: [24, 20] }] });
    const after = output.slice(output.indexOf('epoch 6')).split(/\r?\n/);
    const drawn = after.filter((line) => line.includes('train a'));
    expect(drawn.length).toBeGreaterThan(0);
    for (const line of drawn) expect(line.replace(/\u001b\[\d*[A-Z]|\r/g, '').length).toBeLessThan(24);
  });

  it.each([{ TERM: 'dumb' }, { CI: 'true' }])('with %j nothing is drawn over', (env) => {
    const { output, status } = inTerminal({ epochs: 2, env });
    expect(status).toBe(0);
    expect(output).not.toContain('\u001b');
    expect(output.split('\r\n')).toEqual(['  │ epoch 1 of 列车延误模型', '  │ epoch 2 of 列车延误模型', '']);
  });
});
