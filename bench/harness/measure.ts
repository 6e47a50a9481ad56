import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** One thing that is measured; each of its runs is one figure. */
export interface Work {
  readonly name: string;
  readonly run: () => unknown;
}

/** Seconds of the runs of one work. */
export interface Timing {
  readonly name: string;
  readonly median: number;
  readonly p95: number;
  readonly fastest: number;
}

/** What a figure is held against. All of them are upper limits. */
export interface Target {
  readonly figure: string;
  readonly value: number;
  readonly limit: number;
  /** '' for counts. */
  readonly unit: 's' | 'ms' | '×' | '%' | '';
}

/**
 * Runs the works in turns, so that whatever else the machine does falls on all of them alike, after one round that is
 * not counted (cold files, first compilation).
 */
export async function alternate(works: readonly Work[], rounds: number): Promise<readonly Timing[]> {
  const seconds = works.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      await work.run();
      if (round >= 0) seconds[index]?.push((performance.now() - start) / 1000);
    }
  }
  return works.map(({ name }, index) => timing(name, seconds[index] ?? []));
}

/** Median, 95th percentile and minimum. @param seconds at least one */
export function timing(name: string, seconds: readonly number[]): Timing {
  const sorted = [...seconds].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { name, median: at(0.5), p95: at(0.95), fastest: at(0) };
}

/** What the bench is about, and on what machine in which state. The first lines of every bench. */
export function heading(title: string): void {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const [load = 0] = loadavg();
  console.log(`\n# ${title}`);
  console.log(
    `${availableParallelism()} processors (${cpu?.model.trim() ?? arch()}), ${memory} GiB, ${platform()} ${release()}, ` +
      `Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}, load ${load.toFixed(1)}`,
  );
}

/** One line for each timing; the first is the floor that the ratios of the others are taken to. */
export function table(timings: readonly Timing[], rounds: number): void {
  const [floor] = timings;
  const width = Math.max(...timings.map(({ name }) => name.length));
  console.log(`${`${rounds} rounds in turns`.padEnd(width)}     median        p95    fastest    ratio`);
  for (const { name, median, p95, fastest } of timings) {
    const cells = [median, p95, fastest].map((value) => `${(1000 * value).toFixed(1)} ms`.padStart(11));
    console.log(
      `${name.padEnd(width)}${cells.join('')} ${`× ${(median / (floor?.median ?? 1)).toFixed(2)}`.padStart(8)}`,
    );
  }
}

/** Says of each target whether it was kept, and ends the process with 1 where one was not. */
export function judge(targets: readonly Target[]): void {
  for (const { figure, value, limit, unit } of targets) {
    const kept = value <= limit; // a figure that is not a number keeps nothing
    if (!kept) process.exitCode = 1;
    const [found, most] = [`${unit === '' ? value : round(value)} ${unit}`, `${limit} ${unit}`].map((text) =>
      text.trim(),
    );
    console.log(`target ${kept ? 'kept  ' : 'MISSED'}  ${figure}: ${found}, at most ${most}`);
  }
}

function round(value: number): string {
  return value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 1);
}

/** `--rows 1000000` and the like; the default where it is not given. */
export function numberArgument(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} needs a whole number above 0`);
  return value;
}

/** `--cache folder` and the like. */
export function textArgument(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
}
