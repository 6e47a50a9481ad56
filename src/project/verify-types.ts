import type { Command } from './types.ts';

export type VerifyStep =
  /** A command with $MLOPS_ENDPOINT, $MLOPS_MODEL, $MLOPS_VERSION: 0 pass, 2 unknown, else fail. */
  | { readonly kind: 'run'; readonly run: Command; readonly timeout: number; readonly secrets: readonly string[] }
  /** Requests against the endpoint. */
  | {
      readonly kind: 'http';
      /** Path below the endpoint. */
      readonly path: string;
      /** Status that every answer has to have. */
      readonly status: number;
      readonly requests: number;
      /** As many may fail. */
      readonly maxFailures: number;
      /** Milliseconds for each request. */
      readonly within: number;
    }
  | GoldenStep
  | PrometheusStep;

/** Rows of a dataset, sent to the endpoint again: what it answers is held against the record and against what is live. */
export interface GoldenStep {
  readonly kind: 'golden';
  readonly dataset: string;
  /** How many rows are sent, the same ones each time. */
  readonly rows: number;
  /** Fewer rows that can be compared are no answer. */
  readonly minRows: number;
  readonly protocol: GoldenProtocol;
  /** Columns that are sent; absent: all but key and label. */
  readonly columns?: readonly string[];
  /** Rows of one request. */
  readonly batch: number;
  /** Milliseconds for each request. */
  readonly within: number;
  /** Two numbers are equal that differ by so much, or by so much of the recorded one. */
  readonly tolerance: number;
}

/** A number that Prometheus tells, watched for a while once a version is live. */
export interface PrometheusStep {
  readonly kind: 'prometheus';
  readonly query: string;
  /** At least one of the two. */
  readonly min?: number;
  readonly max?: number;
  /** Fewer values at the end are no answer. */
  readonly samples: number;
  /** Milliseconds. */
  readonly for: number;
  /** Milliseconds from one question to the next. */
  readonly every: number;
  /** Absent: $MLOPS_PROMETHEUS_URL of the deploying job. */
  readonly url?: string;
  /** Name of the variable of the deploying job with a bearer token. */
  readonly token?: string;
}

export type GoldenProtocol =
  /** Open Inference Protocol v2: a tensor for each column, or with `input` one of that name for all of them. */
  | { readonly kind: 'v2'; readonly input?: string }
  /** `{ instances: [{ column: value }] }` to `{ predictions: […] }`. */
  | { readonly kind: 'v1' }
  | {
      readonly kind: 'mapped';
      /** Path below the endpoint. */
      readonly path: string;
      /** Dotted keys to the list of rows in what is sent. */
      readonly request: string;
      /** Dotted keys to the answers, one for each row: one path, or one for each column of the predictions. */
      readonly response: string | { readonly [column: string]: string };
    };
