import fc from 'fast-check';
import { minute, World } from './world.ts';

/** Something that a person, a job or time does. `says` is what a counterexample shows. */
interface Event {
  readonly says: string;
  readonly happen: (world: World) => void;
}

export const names = ['staging', 'production'] as const;

type Name = (typeof names)[number];

function some<Value>(
  weight: number,
  what: string,
  values: fc.Arbitrary<Value>,
  happen: (world: World, name: Name, value: Value) => void,
): { readonly weight: number; readonly arbitrary: fc.Arbitrary<Event> } {
  const arbitrary = fc.tuple(fc.constantFrom(...names), values).map(([name, value]) => ({
    says: `${what} in ${name} (${JSON.stringify(value)})`,
    happen: (world: World) => happen(world, name, value),
  }));
  return { weight, arbitrary };
}

const nothing = fc.constant(null);

const event = fc.oneof(
  some(6, 'promote is killed after acting', nothing, (world, name) => world.act(name)),
  some(30, 'promote, and what runs ends well', nothing, (world, name) => {
    world.act(name);
    world.end(name, true);
  }),
  some(4, 'promote, and what runs fails', nothing, (world, name) => {
    world.act(name);
    world.end(name, false);
  }),
  some(
    5,
    'a new version',
    fc.tuple(fc.constantFrom('pass', 'pass', 'pass', 'fail', 'unknown'), fc.nat({ max: 5 })),
    (world, _, [verdict, bytes]) => world.version(verdict, bytes),
  ),
  some(8, 'minutes pass', fc.integer({ min: 1, max: 90 }), (world, _, minutes) => world.pass(minutes)),
  some(5, 'revert by hand', nothing, (world, name) => world.revert(name)),
  some(2, 'merge by hand', nothing, (world, name) => {
    const [pull] = world.place(name).open;
    if (pull) world.merge(name, pull.number);
  }),
  some(1, 'close by hand', nothing, (world, name) => world.close(name)),
  some(1, 'change of the pull request', fc.constantFrom('edited', 'outdated'), (world, name, content) => {
    const place = world.place(name);
    place.open = place.open.map((pull) => ({ ...pull, content }));
  }),
  some(2, 'hold', fc.tuple(fc.nat({ max: 6 }), fc.constantFrom('hold', 'release')), (world, name, [index, what]) => {
    const version = world.versions[index];
    if (version) world.hold(name, index === 6 ? 'all' : [version.artifact.digest], what);
  }),
  some(2, 'ask', fc.tuple(fc.integer({ min: 1, max: 6 }), fc.boolean()), (world, name, [version, override]) => {
    world.act(name, { version, by: 'ada', ...(override ? { override: 'it is fine' } : {}) });
  }),
  some(1, 'push by hand', fc.nat({ max: 5 }), (world, name, index) => {
    const version = world.versions[index];
    if (!version) return;
    const { digest } = version.artifact;
    const releaseDigest = `${digest.slice(0, -4)}beef`;
    world.name(name, { version: version.version, digest, releaseDigest, arrival: { kind: 'other' } });
  }),
);

export interface Life {
  readonly events: readonly Event[];
  /** Milliseconds that production asks for. */
  readonly soak: number;
  readonly autoMerge: boolean;
}

export const life: fc.Arbitrary<Life> = fc.record({
  events: fc.array(event, { minLength: 20, maxLength: 90, size: 'max' }),
  soak: fc.constantFrom(0, 60 * minute),
  autoMerge: fc.boolean(),
});

/** Lives through all of it; `look` sees the world after each event. */
export function live({ events, soak, autoMerge }: Life, look: (world: World) => void = () => {}): World {
  const world = new World(soak, autoMerge);
  world.version('pass', 0);
  for (const { happen } of events) {
    happen(world);
    look(world);
  }
  return world;
}

/** Acts until nothing is left to do; deployments end well. */
export function settle(world: World): void {
  for (let round = 0; round < 40; round++) {
    const done = names.flatMap((name) => world.act(name));
    const running = names.filter((name) => world.place(name).running);
    for (const name of running) world.end(name, true);
    if (done.length === 0 && running.length === 0) return;
  }
  const last = world.log.slice(-6).map(({ name, action }) => [name, action]);
  throw new Error(`it never comes to rest: ${JSON.stringify(last)}`);
}
