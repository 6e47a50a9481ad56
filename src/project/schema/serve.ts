import { z } from 'zod';
import { goldenStep } from './golden.ts';
import { command, count, duration, key, oneOrMore, positive, secrets, text } from './parts.ts';
import { prometheusStep } from './prometheus.ts';
import { requestPath } from './request-path.ts';

const statusText = 'a status such as 200: a whole number from 100 to 599';

const http = z.strictObject({
  path: key(requestPath, { description: 'Path below the endpoint.', example: '/health' }),
  status: key(z.int({ error: statusText }).min(100, { error: statusText }).max(599, { error: statusText }), {
    description: 'The status that an answer has to have.',
    default: 200,
    example: 204,
  }).optional(),
  requests: key(positive, { description: 'How many requests are sent.', default: 1, example: 20 }).optional(),
  'max-failures': key(count, {
    description: 'So many of them may fail: no answer in time, or another status.',
    default: 0,
    example: 1,
  }).optional(),
  within: key(duration, {
    description: 'A request that is not answered after so long has failed.',
    default: '5s',
    example: '1s',
  }).optional(),
});

/** One question asked of a deployment: `run`, `http`, `golden` or `prometheus`. */
export const verifyStep = z.strictObject({
  run: key(command, {
    description:
      'A command that finds the deployment in $MLOPS_ENDPOINT, $MLOPS_MODEL and $MLOPS_VERSION. It ends with 0 for pass, 2 for unknown, another code for fail.',
    example: 'python deploy/smoke.py $MLOPS_ENDPOINT',
  }).optional(),
  timeout: key(duration, {
    description: 'The command of `run` is stopped after so long.',
    default: '10m',
    example: '1m',
  }).optional(),
  secrets: key(secrets, {
    description:
      'Variables of the deploying job that the command of `run` gets. `defaults.secrets` are not among them.',
    example: ['SMOKE_TOKEN'],
  }).optional(),
  http: key(z.union([requestPath, http], { error: 'a path such as /health, or a table with path' }), {
    description: 'Requests with GET to the endpoint: a path that answers with 200, or a table.',
    example: { path: '/health', requests: 20, within: '1s' },
  }).optional(),
  golden: key(goldenStep, {
    description:
      'Rows that are sent to the endpoint: what it answers has to equal the predictions that are recorded for the version, and where another version is live, its metrics must not be worse on these rows. A dataset, or a table.',
    example: { dataset: 'holdout', rows: 200 },
  }).optional(),
  prometheus: key(prometheusStep, {
    description:
      'A number of a Prometheus that is watched once the version is live, never before: it fails where the number is beyond its limit twice in a row, and passes at the end.',
    example: { query: 'scalar(job:errors:rate5m{job="demand"})', max: 0.01, for: '10m' },
  }).optional(),
});

const serveImage = z.strictObject({
  build: key(text, { description: 'A Dockerfile, or the folder of one.', example: 'deploy/Dockerfile' }),
  name: key(text, { description: 'The name that the image replaces in manifests.', example: 'demand-api' }).optional(),
});

const serveTable = z.strictObject({
  run: key(command, {
    description:
      'Starts a server on $MLOPS_PORT with the files in $MLOPS_MODEL. Without it the files alone are deployed. Part of a release, not of the fingerprint.',
    example: 'python serve.py',
  }).optional(),
  code: key(oneOrMore, {
    description:
      'Files that only serving reads: the server, its verification, what deploys it. Changing them does not train again; each change is promoted as a release of its own. All other files come as the commit of the version has them. Part of a release, not of the fingerprint.',
    example: ['serve.py', 'deploy/**'],
  }).optional(),
  image: key(serveImage, {
    description:
      'An image with the model in it. This version checks the section and builds nothing, which each command says (`not-acted-on`); a deployment of the model is refused.',
    example: { build: 'deploy/Dockerfile', name: 'demand-api' },
  }).optional(),
  health: key(requestPath, {
    description: 'A path that answers with 2xx as soon as the server is ready.',
    default: '/health',
    example: '/ready',
  }).optional(),
  'start-within': key(duration, {
    description: 'A server that is not ready after so long has failed.',
    default: '60s',
    example: '5m',
  }).optional(),
  secrets: key(secrets, {
    description: 'Variables of the deploying job that the server gets. `defaults.secrets` are not among them.',
    example: ['FEATURE_STORE_TOKEN'],
  }).optional(),
  verify: key(z.array(verifyStep), {
    description:
      'What is asked of every deployment of the model before it counts, in this order, then what the environment asks: exactly one of `run`, `http`, `golden` and `prometheus` each.',
    example: [{ run: 'python deploy/smoke.py $MLOPS_ENDPOINT' }, { http: '/health' }],
  }).optional(),
});

/** `serve` of a model: a command, the word `files`, or a table. */
export const serve = z.union([command, serveTable], { error: 'a command, files, or a table with run' });

export type WrittenServe = z.infer<typeof serveTable>;
export type WrittenVerifyStep = z.infer<typeof verifyStep>;
