import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { filesBelow, git, type Ran } from '../acceptance/harness.ts';
import { type Run, runStep, type Step, type Stepped } from '../actions/job.ts';
import type { ActionScene } from '../actions/scene.ts';
import { unzip } from '../actions/zip.ts';
import { canary, type Escape, inSink } from './canary.ts';
import {
  artifactEscapes,
  commentEscapes,
  fileEscapes,
  gitEscapes,
  isInside,
  logEscapes,
  markdownEscapes,
  pageEscapes,
  placeCommand,
  plainTextEscapes,
  runnerFileEscapes,
  secretEscapes,
  shellEscapes,
  stateOf,
} from './detectors/index.ts';

/** A scene whose every sink is looked at. */
export interface Watched {
  /** A folder outside of every workspace, with a file that nobody may read; nobody may write there either. */
  readonly outside: string;
  /** Variables of every step and command. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs a step and looks at what it left on its machine. */
  step(run: Run, step: Step): Promise<Stepped>;
  /** Looks at what a command of the terminal said. */
  said(name: string, ran: Ran): void;
  /** Everything that escaped so far, with what is on the forge, in git and outside now. */
  escapes(): readonly Escape[];
  /** How many sinks were looked at: a test that looks at nothing proves nothing. */
  readonly looked: () => number;
}

const home = join(import.meta.dirname, '..', '..');
const declared = z.object({ outputs: z.record(z.string(), z.unknown()).default({}) });

/**
 * @param pushed refs that people pushed, by their whole names
 * @param isPlanted names of artifacts that the attacker uploads
 */
export function watch(
  scene: ActionScene,
  pushed: ReadonlySet<string>,
  isPlanted: (name: string) => boolean = () => false,
): Watched {
  const { folder } = scene.world;
  const outside = join(folder, 'outside');
  mkdirSync(outside, { recursive: true });
  writeFileSync(join(outside, 'secret.txt'), `${canary.fileContent}\n`);
  for (const name of ['secret.csv', 'train.csv', 'test.csv']) {
    writeFileSync(join(outside, name), `id,x,y\n1,${canary.fileContent},0\n`);
  }
  const bin = placeCommand(folder);
  const before = stateOf(outside);
  const found: Escape[] = [];
  let count = 0;
  const look = (escapes: readonly Escape[]) => {
    count += 1;
    found.push(...escapes);
  };
  const env = {
    PATH: [bin, dirname(process.execPath), process.env['PATH'] ?? ''].join(':'),
    [canary.variable]: canary.variableValue,
  };
  return {
    outside,
    env,
    step: async (run, step) => {
      const stepped = await runStep(run, { ...step, env: { ...env, ...step.env } });
      const name = step.job ?? step.action;
      lookAtStep(name, step.action, stepped, look);
      return stepped;
    },
    said: (name, { stdout, stderr }) => {
      for (const text of [stdout, stderr]) look([...logEscapes(name, text), ...secretEscapes(name, text)]);
    },
    escapes: () => {
      lookAtForge(scene, look, isPlanted);
      look(gitEscapes('git', gitStateOf(scene, pushed)));
      look(fileEscapes('outside of the workspace', { before, after: stateOf(outside) }));
      look(shellEscapes('shell', bin));
      return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
    },
    looked: () => count,
  };
}

type Look = (escapes: readonly Escape[]) => void;

function lookAtStep(name: string, action: string, { log, machine, outputs, summary }: Stepped, look: Look): void {
  const sink = (what: string) => `${name}: ${what}`;
  look([...logEscapes(sink('log'), log), ...secretEscapes(sink('log'), log)]);
  const text = (file: string) => readFileSync(join(machine, file), 'utf8');
  const metadata = join(home, action === 'main' ? '.' : join('actions', action), 'action.yml');
  const { outputs: ours } = declared.parse(load(readFileSync(metadata, 'utf8')));
  const names = new Set(Object.keys(ours));
  const files = { output: text('output'), env: text('env'), path: text('path'), state: text('state') };
  look(runnerFileEscapes(sink('files of the runner'), { ...files, declared: names }));
  for (const [key, value] of Object.entries(outputs)) look(plainTextEscapes(sink(`output ${key}`), value));
  look([...markdownEscapes(sink('summary'), summary), ...secretEscapes(sink('summary'), summary)]);
  const { markdown = '', page = '' } = outputs;
  if (markdown !== '') look(markdownEscapes(sink('report.md'), readFileSync(markdown, 'utf8')));
  if (page !== '') look(pageEscapes(sink('report.html'), readFileSync(page, 'utf8')));
  look(machineEscapes(sink('machine'), machine));
  for (const path of filesBelow(join(machine, 'temp'))) {
    if (/\/kept\/|\/objects\//.test(path)) continue;
    look(secretEscapes(sink(path), readFileSync(join(machine, 'temp', path), 'utf8')));
  }
}

const ourFiles = new Set(['workspace', 'temp', 'event.json', 'output', 'summary', 'env', 'state', 'path']);
const ourSettings = /^(core\.|remote\.origin\.|extensions\.partialclone)/;

/** What a step left beside the files of the runner, and what it changed in the checkout. */
function machineEscapes(sink: string, machine: string): readonly Escape[] {
  const workspace = join(machine, 'workspace');
  const strange = readdirSync(machine).filter((name) => !ourFiles.has(name));
  if (!existsSync(join(workspace, '.git')))
    return inSink(
      sink,
      strange.map((name) => `the file ${name}`),
    );
  const status = git(workspace, 'status', '--porcelain=v1', '-z', '--ignored', '--untracked-files=normal');
  const changed = status.split('\0').filter((line) => line !== '' && line !== '!! .mlops/');
  const settings = git(workspace, 'config', '--local', '--list', '--name-only').split('\n');
  const hooks = filesBelow(join(workspace, '.git', 'hooks')).filter((name) => !name.endsWith('.sample'));
  return inSink(sink, [
    ...strange.map((name) => `the file ${name}`),
    ...changed.map((line) => `in the checkout: ${line}`),
    ...settings.filter((key) => !ourSettings.test(key)).map((key) => `the setting ${key}`),
    ...hooks.map((name) => `the hook ${name}`),
  ]);
}

function lookAtForge({ server }: ActionScene, look: Look, isPlanted: (name: string) => boolean): void {
  for (const { author, body, issue } of server.comments) {
    if (author.type !== 'Bot') continue;
    look([...commentEscapes(`comment on ${issue}`, body), ...secretEscapes('comment', body)]);
  }
  for (const { annotations, name, summary, title } of server.checks) {
    const sink = `check on ${name}`;
    look(plainTextEscapes(`${sink}: name and title`, `${name} ${title ?? ''}`));
    look([...markdownEscapes(`${sink}: summary`, summary ?? ''), ...secretEscapes(sink, summary ?? '')]);
    for (const { message, path, title: head = '' } of annotations) {
      look(plainTextEscapes(`${sink}: annotation`, `${path}\n${head}\n${message}`));
      look(inSink(`${sink}: annotation`, isInside(path) ? [] : [`the path ${path}`]));
    }
  }
  const ours = server.actions.artifacts.filter(({ name }) => !isPlanted(name));
  for (const { name, bytes } of ours) {
    if (bytes === null) continue;
    const files = filesOf(name, bytes);
    look(artifactEscapes('artifacts', new Map([[name, [...files.keys()]]])));
    for (const [path, content] of files) look(secretEscapes(`artifact ${name}: ${path}`, content.toString('utf8')));
  }
}

/** The proof of who made a result is uploaded as one file, everything else as an archive. */
function filesOf(artifact: string, bytes: Buffer): ReadonlyMap<string, Buffer> {
  return artifact.startsWith('mlops-proof') ? new Map([[artifact, bytes]]) : unzip(bytes);
}

function gitStateOf({ world }: ActionScene, pushed: ReadonlySet<string>) {
  const list = (...args: readonly string[]) =>
    world
      .inOrigin(...args)
      .split('\n')
      .filter((line) => line !== '');
  const refs = list('for-each-ref', '--format=%(refname)').filter(
    (ref) => !/^refs\/pull\/\d+\/(head|merge)$/.test(ref),
  );
  if (!refs.includes('refs/heads/mlops/ledger')) return { refs, pushed, messages: [], paths: [] };
  const messages = world
    .inOrigin('log', '--format=%B%x00', 'refs/heads/mlops/ledger')
    .split('\0')
    .filter((text) => text.trim() !== '');
  const paths = world
    .inOrigin('ls-tree', '-r', '-z', '--name-only', 'refs/heads/mlops/ledger')
    .split('\0')
    .filter((path) => path !== '');
  return { refs, pushed, messages, paths };
}
