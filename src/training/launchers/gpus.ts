import type { Resources } from '../../project/types.ts';
import { systemCode } from '../../support/files.ts';
import type { Problem } from '../../support/problem.ts';
import { runProcess } from '../../support/process.ts';
import type { Fitness, GpuState } from './port.ts';

const mebibyte = 2 ** 20;
/** Degrees Celsius; the devices in use slow down from about 85 and switch off at about 95. */
const hottest = 90;
const fields = [
  'index',
  'uuid',
  'name',
  'driver_version',
  'memory.total',
  'memory.free',
  'ecc.errors.uncorrected.volatile.total',
  'temperature.gpu',
] as const;

interface Device extends GpuState {
  readonly index: string;
  /** Bytes. */
  readonly free: number;
  readonly temperature: number | undefined;
  readonly processes: readonly string[];
}

interface Query {
  readonly devices: readonly Device[];
  /** What nvidia-smi complained about, although it may have given values. */
  readonly complaint?: string;
}

/**
 * Whether this machine has the GPUs that `resources.gpus` asks for, judged by the values that `nvidia-smi` gives, not
 * by its exit code. Of the fit devices the first `count` are chosen and handed to the step by CUDA_VISIBLE_DEVICES; a
 * CUDA_VISIBLE_DEVICES that is set already limits the choice.
 */
export async function checkGpus(resources: Resources, env: NodeJS.ProcessEnv): Promise<Fitness> {
  const wanted = resources.gpus;
  if (wanted === undefined || wanted.count === 0) return { problems: [], notices: [], env: {}, gpus: [] };
  const query = await queryGpus(env);
  const visible = query.devices.filter((device) => isVisible(device, env['CUDA_VISIBLE_DEVICES']));
  const judged = visible.map((device) => ({ device, against: objection(device, wanted) }));
  const fit = judged.filter((entry) => entry.against === undefined).map((entry) => entry.device);
  const warned: readonly Problem[] =
    query.complaint === undefined
      ? []
      : [{ reason: 'gpu-query-warned', message: `nvidia-smi said: ${query.complaint}` }];
  if (fit.length >= wanted.count) {
    const chosen = fit.slice(0, wanted.count);
    const uuids = chosen.map((device) => device.uuid).join(',');
    return { problems: [], notices: warned, env: { CUDA_VISIBLE_DEVICES: uuids }, gpus: chosen.map(state) };
  }
  const reasons = judged.map((entry) => entry.against).filter((against) => against !== undefined);
  const why = [...reasons, ...(query.complaint === undefined ? [] : [`nvidia-smi said: ${query.complaint}`])];
  const message = `${wanted.count} fit GPUs are needed, ${fit.length} of ${visible.length} are fit${why.map((each) => `; ${each}`).join('')}`;
  return { problems: [{ reason: 'gpu-unfit', message }], notices: [], env: {}, gpus: visible.map(state) };
}

/** All GPUs of this machine for the record; empty where there are none or nobody can say. */
export async function listGpus(env: NodeJS.ProcessEnv): Promise<readonly GpuState[]> {
  return (await queryGpus(env)).devices.map(state);
}

async function queryGpus(env: NodeJS.ProcessEnv): Promise<Query> {
  const gpus = await smi(['--query-gpu', fields.join(',')], env);
  if (gpus === undefined) return { devices: [], complaint: 'not installed' };
  const apps = await smi(['--query-compute-apps', 'gpu_uuid,pid,process_name'], env);
  const processes = (apps?.rows ?? []).filter((row) => row.length >= 3);
  const devices = gpus.rows.filter((row) => row.length === fields.length).map((row) => device(row, processes));
  const broken = gpus.code !== 0 || devices.length === 0;
  return broken ? { devices, complaint: gpus.said || `exit code ${gpus.code}` } : { devices };
}

async function smi([option, names]: readonly [string, string], env: NodeJS.ProcessEnv) {
  try {
    const args = [`${option}=${names}`, '--format=csv,noheader,nounits'];
    const { code, stdout, stderr } = await runProcess('nvidia-smi', args, { env, signal: AbortSignal.timeout(20_000) });
    const lines = stdout
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const rows = lines.map((line) => line.split(',').map((cell) => cell.trim()));
    const said = [...rows.filter((row) => row.length === 1).map((row) => row[0]), stderr.trim()].join(' ').trim();
    return { code, rows, said: said.slice(0, 300) };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    return { code: null, rows: [], said: error instanceof Error ? error.message : 'no answer' };
  }
}

function device(row: readonly string[], processes: readonly (readonly string[])[]): Device {
  const [index = '', uuid = '', name = '', driver = '', total, free, ecc, temperature] = row;
  return {
    index,
    uuid,
    name,
    driver,
    memory: (amount(total) ?? 0) * mebibyte,
    free: (amount(free) ?? 0) * mebibyte,
    eccErrors: amount(ecc),
    temperature: amount(temperature),
    processes: processes.filter((process) => process[0] === uuid).map((process) => `${process[2]} (pid ${process[1]})`),
  };
}

/** A number, or undefined for `[N/A]`, `[Not Supported]`, `[GPU is lost]`. */
function amount(cell: string | undefined): number | undefined {
  return cell !== undefined && /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : undefined;
}

function objection(device: Device, wanted: NonNullable<Resources['gpus']>): string | undefined {
  const who = `GPU ${device.index} (${device.name})`;
  if (device.memory === 0 || device.driver === '' || device.driver.startsWith('[')) return `${who} does not answer`;
  if (wanted.name.length > 0 && !wanted.name.some((name) => hasName(device.name, name))) {
    return `${who} is none of ${wanted.name.join(', ')}`;
  }
  if (device.eccErrors !== undefined && device.eccErrors > 0) {
    return `${who} reports ${device.eccErrors} uncorrected memory errors`;
  }
  if (device.processes.length > 0) return `${who} is used by ${device.processes.join(', ')}`;
  if (device.free < (wanted.memory ?? 0)) {
    return `${who} has ${gibibytes(device.free)} of ${gibibytes(device.memory)} GiB free, ${gibibytes(wanted.memory ?? 0)} are needed`;
  }
  if (device.temperature !== undefined && device.temperature >= hottest) return `${who} is at ${device.temperature} °C`;
  return undefined;
}

/** `A100` is a word of `NVIDIA A100-SXM4-80GB`; `A10` is none. */
function hasName(full: string, wanted: string): boolean {
  const words = (text: string) =>
    ` ${text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .join(' ')} `;
  return words(full).includes(words(wanted));
}

function isVisible(device: Device, visible: string | undefined): boolean {
  if (visible === undefined) return true;
  const names = visible.split(',').map((name) => name.trim());
  return names.some((name) => name === device.index || (name.startsWith('GPU-') && device.uuid.startsWith(name)));
}

function gibibytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(1);
}

function state({ uuid, name, driver, memory, eccErrors }: Device): GpuState {
  return { uuid, name, driver, memory, eccErrors };
}
