import { z } from 'zod';
import { duration, key, positive, variableName } from './parts.ts';

const queryText = 'a query of at most 4000 characters';
const urlText = 'an address such as https://prometheus.example.org';

/** `prometheus` of a step. */
export const prometheusStep = z.strictObject({
  query: key(z.string({ error: queryText }).min(1, { error: queryText }).max(4000, { error: queryText }), {
    description: 'PromQL with one number as its answer: a scalar, or one series.',
    example: 'sum(rate(http_errors_total{app="demand"}[5m])) / sum(rate(http_requests_total{app="demand"}[5m]))',
  }),
  max: key(z.number(), {
    description: 'The largest value that is good. Twice in a row above it fails.',
    example: 0.01,
  }).optional(),
  min: key(z.number(), {
    description: 'The smallest value that is good. Twice in a row below it fails.',
    example: 0.5,
  }).optional(),
  for: key(duration, {
    description: 'So long it is watched after the version is live; only then it counts as verified.',
    default: '5m',
    example: '10m',
  }).optional(),
  every: key(duration, {
    description: 'How often it is asked. Default: 30s, or as often as `samples` needs.',
    example: '1m',
  }).optional(),
  samples: key(positive, {
    description: 'So many values have to have come at the end; with fewer the answer is unknown.',
    default: 5,
    example: 20,
  }).optional(),
  url: key(z.string({ error: urlText }).min(1, { error: urlText }), {
    description:
      'Where Prometheus answers, with https, or on this machine. Default: what the variable MLOPS_PROMETHEUS_URL of the deploying job says.',
    example: 'https://prometheus.example.org',
  }).optional(),
  token: key(variableName, {
    description: 'The variable of the deploying job with a token that is sent as `Authorization: Bearer …`.',
    example: 'PROMETHEUS_TOKEN',
  }).optional(),
});

export type WrittenPrometheus = z.infer<typeof prometheusStep>;
