import { z } from 'zod';
import { command, count, duration, key, oneOrMore, secrets, text } from './parts.ts';
import { runsOn } from './runs-on.ts';
import { verifyStep } from './serve.ts';

/** In the order of the week: the first is ISO weekday 1. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const day = `(${weekdays.join('|')})`;
const dayText = 'a day such as mon, or a range such as mon-thu';
const daysText = `${dayText}, or a list of them`;
const days = (error: string) => z.string({ error }).regex(new RegExp(`^${day}(-${day})?$`), { error });

const fromText = 'a time of day such as "09:00"';
const toText = 'a time of day such as "16:00", or "24:00" for the end of the day';

const window = z.strictObject({
  days: key(
    z.union([days(daysText), z.array(days(dayText)).min(1, { error: 'a list with at least one day' })], {
      error: daysText,
    }),
    {
      description: 'Days on which the window opens: `mon`, `mon-thu`, or a list of them. Default: every day.',
      example: 'mon-thu',
    },
  ).optional(),
  from: key(z.string({ error: fromText }).regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: fromText }), {
    description: 'When it opens.',
    example: '09:00',
  }),
  to: key(z.string({ error: toText }).regex(/^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/, { error: toText }), {
    description: 'When it closes. A time before `from` is on the next day; `"24:00"` is the end of the day.',
    example: '16:00',
  }),
  timezone: key(text, {
    description: 'The time zone of `days`, `from` and `to`, by its IANA name.',
    example: 'Europe/Berlin',
  }),
});

const portText = 'a port: a whole number from 1 to 65535';
const port = z.int({ error: portText }).min(1, { error: portText }).max(65_535, { error: portText });

const target = z.strictObject({
  kind: key(z.enum(['local', 'command']), {
    description:
      '`local`: a folder on the machine that deploys, and a server there for each model with `serve.run`. `command`: commands of your own.',
    example: 'local',
  }),
  folder: key(text, {
    description:
      "Kind `local`, required there: where versions and the link to the live one are, absolute or relative to the repository's root.",
    example: '/srv/models',
  }).optional(),
  ports: key(z.record(text, port), {
    description: 'Kind `local`: where the live server of a model listens. A model that is not named gets a free port.',
    example: { delay: 8080 },
  }).optional(),
  apply: key(command, {
    description: 'Kind `command`, required there: makes a release the live one. Run twice, it has to do so once.',
    example: './deploy.sh',
  }).optional(),
  plan: key(command, {
    description: 'Kind `command`: tells what `apply` would change, and changes nothing.',
    example: './deploy.sh --dry-run',
  }).optional(),
  status: key(command, {
    description: 'Kind `command`: tells what is live.',
    example: './deploy.sh --status',
  }).optional(),
  undo: key(command, {
    description: 'Kind `command`: takes back what `apply` has begun.',
    example: './deploy.sh --undo',
  }).optional(),
  timeout: key(duration, {
    description: 'Kind `command`: each command is stopped after so long.',
    default: '10m',
    example: '30m',
  }).optional(),
  secrets: key(secrets, {
    description:
      'Kind `command`: variables of the deploying job that the commands get. `defaults.secrets` are not among them.',
    example: ['KUBE_TOKEN'],
  }).optional(),
});

/** An environment as a user writes it. */
export const environmentSection = z.strictObject({
  branch: key(text, {
    description: 'The branch that holds its releases; merging into it deploys. Default: `env/` and the name.',
    example: 'env/production',
  }).optional(),
  models: key(oneOrMore, {
    description: 'The models that are promoted here. Default: all with `serve`.',
    example: ['delay'],
  }).optional(),
  needs: key(oneOrMore, {
    description: 'Environments in which a version has to be verified before it is promoted here.',
    example: ['staging'],
  }).optional(),
  soak: key(duration, {
    description: 'How long a version has to have been live and healthy in each of `needs`.',
    default: '0s',
    example: '24h',
  }).optional(),
  windows: key(z.array(window).min(1, { error: 'a list with at least one window' }), {
    description: 'When promotions may be merged and deployed: in any of these windows. Default: always.',
    example: [{ days: 'mon-thu', from: '09:00', to: '16:00', timezone: 'Europe/Berlin' }],
  }).optional(),
  approvals: key(count, {
    description:
      'So many people who may write to the repository have to approve a promotion pull request, on top of what branch protection asks.',
    default: 0,
    example: 1,
  }).optional(),
  'auto-merge': key(z.boolean(), {
    description: '`true`: a promotion pull request is merged without a person once nothing is in its way.',
    default: false,
    example: true,
  }).optional(),
  'runs-on': key(runsOn, {
    description: 'The runner that deploys, as in a workflow: a label, labels, or group and labels.',
    default: 'ubuntu-latest',
    example: ['self-hosted', 'staging'],
  }).optional(),
  target: key(target, { description: 'Where releases run.', example: { kind: 'local', folder: '/srv/models' } }),
  verify: key(z.array(verifyStep), {
    description:
      'What is asked of every deployment here before it counts, after what the model asks (`serve.verify`): exactly one of `run`, `http`, `golden` and `prometheus` each.',
    example: [{ run: './smoke.sh' }],
  }).optional(),
  'on-failure': key(z.enum(['revert', 'propose', 'hold']), {
    description:
      'What follows a deployment that fails, after what was verified last is live again: the revert is merged (`revert`) or proposed as a pull request (`propose`); the version is held in any case, by `hold` alone.',
    default: 'propose',
    example: 'revert',
  }).optional(),
});

export type WrittenEnvironment = z.infer<typeof environmentSection>;
export type WrittenTarget = z.infer<typeof target>;
export type WrittenWindow = z.infer<typeof window>;
