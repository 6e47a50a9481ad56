import { ledgerReasons, replacementAddress } from '../../ledger/index.ts';
import { type EvaluationRecord, parseEvaluationRecord } from '../../metrics/index.ts';
import { parsedJson } from '../../support/json.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Replaces } from '../../support/replaces.ts';
import { parseRunRecord } from '../../training/index.ts';
import type { RunRecord } from '../../training/types.ts';

/**
 * A run record as it stands at an address of the ledger. Errors (MlopsError): `ledger-corrupt` where it says itself that
 * it is another one, `run-unreadable`, `run-too-new`.
 */
export function runAt(address: string, text: string): RunRecord {
  const record = parseRunRecord(text);
  for (const one of [record, ...record.seeds]) sameModel(address, one);
  sameReplaced(address, record.replaces);
  return record;
}

/** What scores have to be about, as far as it is known: the training and the digest of the test rows. */
export interface AboutScores {
  readonly run?: string | undefined;
  readonly rows?: string | null | undefined;
}

/**
 * A record of scores as it stands at an address. Errors (MlopsError): `ledger-corrupt` where it says itself that it is
 * another one, or is about another training or other test rows; `evaluation-unreadable`, `evaluation-too-new`.
 */
export function scoresAt(address: string, text: string, about: AboutScores = {}): EvaluationRecord {
  const record = parseEvaluationRecord(text);
  sameModel(address, record);
  sameReplaced(address, record.replaces);
  expectSame(address, 'run', record.run, about.run ?? record.run);
  if (about.rows !== undefined) expectSame(address, 'rows', record.rows, about.rows);
  return record;
}

/** What is asked of a run: which artifact each seed made. */
interface Artifacts {
  readonly seeds: readonly {
    readonly seed: RunRecord['seeds'][number]['seed'];
    readonly artifact: Pick<RunRecord['seeds'][number]['artifact'], 'digest'>;
  }[];
}

/** Every score is one of the run's own artifact. Errors: `ledger-corrupt`. */
export function scoresOfRun(address: string, record: EvaluationRecord, run: Artifacts): EvaluationRecord {
  for (const { seed, artifact } of record.seeds) {
    const trained = run.seeds.find((one) => one.seed === seed);
    expectSame(address, `artifact of seed ${seed ?? 'none'}`, artifact, trained?.artifact.digest ?? null);
  }
  return record;
}

/** What a record says about itself is what was asked for. Errors: `ledger-corrupt`. */
export function expectSame(address: string, what: string, found: string | null, wanted: string | null): void {
  if (found === wanted) return;
  const said = (value: string | null) => (value === null ? 'none' : `\`${value}\``);
  const message = `${address} holds the record of something else: its ${what} is ${said(found)}, not ${said(wanted)}.`;
  const remedy =
    'Find out who put it there (`git log mlops/ledger`) and undo that by a reviewed commit on the ledger branch. A record that is not on the ledger yet is in `.mlops/records`: delete it there.';
  throw MlopsError.of(ledgerReasons, 'ledger-corrupt', message, { remedy });
}

/**
 * Whether a record says of itself that it is the one of its address: a look at hundreds of them in no time. False where
 * only reading it (`runAt`, `scoresAt`) can tell what is wrong.
 */
export function saysItIs(address: string, text: string, about: AboutScores = {}): boolean {
  const record = parsedJson(text);
  const [, model = '', , file = ''] = address.split('/');
  const own = { model, fingerprint: fingerprintIn(file) };
  if (!saysAll(record, { schemaVersion: 1, ...own, ...about })) return false;
  const { seeds } = record;
  return Array.isArray(seeds) && seeds.every((seed) => isObject(seed) && (!('model' in seed) || saysAll(seed, own)));
}

type Said = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Said {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function saysAll(value: unknown, wanted: Said): value is Said {
  return isObject(value) && Object.entries(wanted).every(([key, want]) => want === undefined || value[key] === want);
}

/** `<kind>/<model>/<2>/<fingerprint>.json`, `….2.json` for the first that replaces it. */
function sameModel(address: string, { model, fingerprint }: { readonly model: string; readonly fingerprint: string }) {
  const [, modelAsked = '', , file = ''] = address.split('/');
  expectSame(address, 'model', model, modelAsked);
  expectSame(address, 'fingerprint', fingerprint, fingerprintIn(file));
}

function fingerprintIn(file: string): string {
  return file.replace(/(\.\d+)?\.json$/, '');
}

/** A record stands where what replaces the one that it names has to stand. Errors: `ledger-corrupt`. */
export function sameReplaced(address: string, replaces: Replaces | undefined): void {
  const named = replaces === undefined ? undefined : replacementAddress(replaces.address);
  const wanted = replaces === undefined && !/\.\d+\.json$/.test(address);
  if (!wanted) expectSame(address, 'place', named ?? null, address);
}
