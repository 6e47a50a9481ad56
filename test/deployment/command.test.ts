import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../scripts/check-docs.ts';
import { openTarget, type TargetContext } from '../../src/deployment/index.ts';
import type { Command, Target } from '../../src/project/types.ts';
import { targetContract } from './contract.ts';
import { context, processesWith, scratch, versionOf } from './scene.ts';

type CommandTarget = Extract<Target, { kind: 'command' }>;

const guide = join(import.meta.dirname, '../../docs/guides/local-target.md');
const shell = (text: string): Command => ({ kind: 'shell', text });
const node: Command = { kind: 'argv', argv: [process.execPath, 'deploy.mjs'] };

/** The script of the guide, as it stands there. */
function guideScript(): string {
  const [script] = blocksOf(readFileSync(guide, 'utf8')).filter(({ language }) => language === 'js');
  return script?.text ?? '';
}

function scene(given: Partial<CommandTarget>, more: Partial<TargetContext> = {}) {
  const root = scratch();
  const { around, printed } = context(root, more);
  const disk = join(root, 'disk');
  Object.assign(around.env, { SHARED_DISK: disk });
  writeFileSync(join(around.code, 'deploy.mjs'), guideScript());
  const target: CommandTarget = { kind: 'command', apply: node, timeout: 60_000, secrets: ['SHARED_DISK'], ...given };
  const open = () => openTarget(target, around);
  return {
    root,
    disk,
    around,
    printed,
    open,
    version: (number: number, wish = {}) => versionOf(around.code, number, wish),
  };
}

const all = { plan: node, status: node, undo: node };

targetContract('the script of the guide', async () => {
  const { open, version } = scene(all);
  return { target: await open(), version };
});

/** Writes an answer that a shell command gives. */
const answering = (text: string): Command => shell(`cat > "$MLOPS_ANSWER" <<'END'\n${text}\nEND`);
const reason = (code: string) => ({ problems: [{ reason: code }] });

describe('a target behind commands', () => {
  it('gives a command its document as a file and by standard input, the files, and nothing of our environment', async () => {
    const apply = shell(
      'cmp - "$MLOPS_REQUEST"; cp "$MLOPS_REQUEST" "$SHARED_DISK"/request.json; cat "$(node -p "require(process.env.MLOPS_REQUEST).folder")"/model.txt > "$SHARED_DISK"/seen; env | cut -d= -f1 > "$SHARED_DISK"/names',
    );
    const { disk, open, version, around } = scene({ apply }, {});
    mkdirSync(disk);
    Object.assign(around.env, { GITHUB_TOKEN: 'secret-of-the-job', OTHER: 'x' });
    const wanted = version(3);
    await (await open()).apply(wanted);
    const request = JSON.parse(readFileSync(join(disk, 'request.json'), 'utf8'));
    const { folder, ...others } = request;
    const { environment, model, digest, files } = wanted;
    expect(others).toEqual({ schemaVersion: 1, action: 'apply', environment, model, version: 3, digest, files });
    expect(readFileSync(join(disk, 'seen'), 'utf8')).toBe('weights 3\n');
    expect(existsSync(dirname(folder))).toBe(false);
    const names = readFileSync(join(disk, 'names'), 'utf8').split('\n');
    expect(names).toEqual(expect.arrayContaining(['PATH', 'HOME', 'SHARED_DISK', 'MLOPS_ANSWER']));
    expect(names.filter((name) => ['GITHUB_TOKEN', 'OTHER'].includes(name))).toEqual([]);
  });

  it('asks what is live with no version in the request', async () => {
    const status = shell('cp "$MLOPS_REQUEST" "$SHARED_DISK"/request.json; echo null > "$MLOPS_ANSWER"');
    const { disk, open } = scene({ status });
    mkdirSync(disk);
    expect(await (await open()).status('delay')).toBeUndefined();
    expect(JSON.parse(readFileSync(join(disk, 'request.json'), 'utf8'))).toEqual({
      schemaVersion: 1,
      action: 'status',
      environment: 'staging',
      model: 'delay',
      version: null,
      digest: null,
      files: null,
      folder: null,
    });
  });

  it('does not believe an apply where no command says what is live', async () => {
    const { open, version } = scene({ apply: answering('{"endpoint":"http://127.0.0.1:1"}') });
    const target = await open();
    const unknown = { version: null, digest: null, healthy: false };
    expect(await target.apply(version(1))).toMatchObject({ ...unknown, endpoint: 'http://127.0.0.1:1' });
    expect(await target.status('delay')).toMatchObject({
      ...unknown,
      because: expect.stringMatching(/no status command/),
    });
    const plan = await target.plan(version(2));
    expect(plan).toMatchObject({ changes: true });
    expect(plan.lines.join('\n')).toMatch(/^something that says no version → 2.*\nThe target has no plan command/);
  });

  it('takes the word of its status command over that of apply', async () => {
    const { open, version } = scene({ apply: shell('true'), status: answering('null') });
    const failure = (await open()).apply(version(1));
    await expect(failure).rejects.toMatchObject({ ends: 'fail', ...reason('deployment-command-failed') });
    await expect(failure).rejects.toThrow(/ended well, and the status command says that nothing is live/);
  });

  it('says how a command failed, with the line that says most', async () => {
    for (const [apply, code, text] of [
      [
        'echo start; echo "no disk is mounted" >&2; exit 4',
        'deployment-command-failed',
        /exit code 4: no disk is mounted/,
      ],
      ['kill -SEGV $$', 'deployment-command-failed', /ended by SIGSEGV/],
      ['echo waiting; sleep 600', 'deployment-command-timeout', /longer than 0.5 s and was ended: waiting/],
    ] as const) {
      const { open, version } = scene({ apply: shell(apply), timeout: code.endsWith('timeout') ? 500 : 60_000 });
      const failure = (await open()).apply(version(1));
      await expect(failure).rejects.toMatchObject({ ends: 'fail', ...reason(code) });
      await expect(failure).rejects.toThrow(text);
    }
    const missing = scene({ apply: { kind: 'argv', argv: ['no-such-deployer'] } });
    await expect((await missing.open()).apply(missing.version(1))).rejects.toThrow(
      /no-such-deployer: command not found/,
    );
  });

  it.each([
    ['no JSON', 'status', 'version 3', /not JSON/],
    [
      'a key that nobody knows',
      'status',
      `{"version":1,"digest":"sha256:${'a'.repeat(64)}","healthy":true,"sha":1}`,
      /its root: .*"sha"/,
    ],
    ['no digest', 'status', '{"version":1,"digest":null,"healthy":true}', /: digest: /],
    ['a version of text', 'status', `{"version":"1","digest":"sha256:${'a'.repeat(64)}","healthy":true}`, /version: /],
    ['nothing', 'status', '', /wrote no answer; nothing live is null/],
    ['another key', 'apply', '{"url":"http://host/"}', /its root: .*"url"/],
    ['an endpoint with a password', 'apply', '{"endpoint":"http://me:secret@host/"}', /endpoint: /],
    ['an endpoint that is a file', 'apply', '{"endpoint":"file:///etc/passwd"}', /endpoint: /],
    ['no lines', 'plan', '{"changes":false}', /lines: /],
    ['no plan', 'plan', ' ', /The plan command for delay wrote no answer/],
    ['more than 1 MB', 'plan', `{"changes":true,"lines":["${'x'.repeat(1_000_001)}"]}`, /more than 1 MB/],
  ])('refuses %s as an answer', async (_, action, answer, text) => {
    const { around, open, version } = scene({ [action]: shell('cat answer.txt > "$MLOPS_ANSWER"') });
    writeFileSync(join(around.code, 'answer.txt'), answer);
    const target = await open();
    const asked =
      action === 'status'
        ? target.status('delay')
        : action === 'plan'
          ? target.plan(version(1))
          : target.apply(version(1));
    await expect(asked).rejects.toMatchObject({ ends: 'fail', ...reason('deployment-answer-malformed') });
    await expect(asked).rejects.toThrow(text);
  });

  it('does not wait for a pipe in place of an answer', async () => {
    const { open } = scene({ status: shell('mkfifo "$MLOPS_ANSWER"') });
    await expect((await open()).status('delay')).rejects.toThrow(/no file at \$MLOPS_ANSWER/);
  });

  it('ends the whole process tree of a command, at its timeout and when it leaves something', async () => {
    const word = `left-by-${process.pid}-${Date.now()}`;
    const left = shell(`sh -c 'sleep 600; : ${word}' & sleep 600`);
    const late = scene({ apply: left, timeout: 500 });
    await expect((await late.open()).apply(late.version(1))).rejects.toThrow(/longer than/);
    const gone = scene({ apply: shell(`sh -c 'sleep 600; : ${word}' >/dev/null 2>&1 &`) });
    await (await gone.open()).apply(gone.version(1));
    expect(gone.printed()).toMatch(/left a process running, which was ended: .*left-by-/);
    expect(processesWith(word)).toEqual([]);
  });

  it('shows no secret in the output of a command', async () => {
    const { open, version, printed, around } = scene({ apply: shell('echo "with $KEY"; exit 1'), secrets: ['KEY'] });
    Object.assign(around.env, { KEY: 'hunter-of-secrets' });
    const failure = (await open()).apply(version(1));
    await expect(failure).rejects.toThrow(/: with \*\*\*$/);
    expect(printed()).toBe('with ***\n');
  });

  it('is cancelled with its command', async () => {
    const stop = new AbortController();
    const { open, version } = scene(
      { apply: shell('echo ready; sleep 600') },
      { signal: stop.signal, output: () => stop.abort() },
    );
    const target = await open();
    await expect(target.apply(version(1))).rejects.toMatchObject({
      ends: 'cancelled',
      ...reason('deployment-cancelled'),
    });
    await expect(target.apply(version(1))).rejects.toMatchObject(reason('deployment-cancelled'));
  });

  it('undoes what it has begun to apply and not ended well, and nothing else', async () => {
    const undo = shell('echo undone >> "$SHARED_DISK"/undone');
    const { disk, open, version } = scene({ apply: shell('test "$(cat ok)" = yes'), undo });
    mkdirSync(disk);
    const target = await open();
    await target.discard(version(1));
    expect(existsSync(join(disk, 'undone'))).toBe(false);
    await expect(target.apply(version(1))).rejects.toMatchObject(reason('deployment-command-failed'));
    await target.discard(version(2));
    expect(existsSync(join(disk, 'undone'))).toBe(false);
    await target.discard(version(1));
    await target.discard(version(1));
    expect(readFileSync(join(disk, 'undone'), 'utf8')).toBe('undone\n');
  });

  it('says that a part of an apply stays where there is no undo command', async () => {
    const { open, version, printed } = scene({ apply: shell('exit 1') });
    const target = await open();
    await expect(target.apply(version(1))).rejects.toMatchObject(reason('deployment-command-failed'));
    await target.discard(version(1));
    expect(printed()).toMatch(/version 1 of delay was applied in part, and the target has no undo command/);
  });

  it('leaves no folder behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('mlops-deploy-'));
    const { open, version } = scene(all);
    const target = await open();
    await target.plan(version(1));
    await target.apply(version(1));
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith(`mlops-deploy-${process.pid}-`));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });
});
