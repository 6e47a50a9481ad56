import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOf } from '../../../src/deployment/prometheus/reading.ts';

const vector = (...values: readonly string[]) => ({
  status: 'success',
  data: { resultType: 'vector', result: values.map((value) => ({ metric: {}, value: [1435781451.781, value] })) },
});
const read = (body: unknown, status = 200) => readingOf(status, typeof body === 'string' ? body : JSON.stringify(body));

// Of https://prometheus.io/docs/prometheus/latest/querying/api/, as they stand there.
const documented = `{
   "status" : "success",
   "data" : {
      "resultType" : "vector",
      "result" : [
         {
            "metric" : {
               "__name__" : "up",
               "job" : "prometheus",
               "instance" : "localhost:9090"
            },
            "value": [ 1435781451.781, "1" ]
         },
         {
            "metric" : {
               "__name__" : "up",
               "job" : "node",
               "instance" : "localhost:9100"
            },
            "value" : [ 1435781451.781, "0" ]
         }
      ]
   }
}`;

describe('an answer of Prometheus', () => {
  it('of the documentation has two series, which are no number', () => {
    expect(read(documented)).toEqual({ kind: 'wrong', why: 'the query gives 2 series, not one' });
    const { data } = JSON.parse(documented);
    const one = { status: 'success', data: { ...data, result: data.result.slice(0, 1) }, warnings: ['slow'] };
    expect(read(one)).toEqual({ kind: 'value', value: 1 });
  });

  it.each([
    [vector('0.01'), { kind: 'value', value: 0.01 }],
    [
      { status: 'success', data: { resultType: 'scalar', result: [1435781451.781, '1e-3'] } },
      { kind: 'value', value: 0.001 },
    ],
    [vector('+Inf'), { kind: 'value', value: Number.POSITIVE_INFINITY }],
    [vector('-Inf'), { kind: 'value', value: Number.NEGATIVE_INFINITY }],
    [vector(), { kind: 'nothing', why: 'no series' }],
    [vector('NaN'), { kind: 'nothing', why: 'NaN' }],
    [vector(''), { kind: 'nothing', why: 'NaN' }],
    [
      { status: 'success', data: { resultType: 'string', result: [1, 'a'] } },
      { kind: 'wrong', why: 'the query gives a string, not a number' },
    ],
    [
      { status: 'success', data: { resultType: 'matrix', result: [] } },
      { kind: 'wrong', why: 'the query gives a matrix, not a number' },
    ],
    [
      { status: 'success', data: { resultType: 'vector', result: [{ metric: {}, histogram: [1, {}] }] } },
      { kind: 'wrong', why: 'the query gives a histogram, not a number' },
    ],
    ['<html>', { kind: 'wrong', why: 'its answer has not the form of Prometheus' }],
    [{ status: 'success' }, { kind: 'wrong', why: 'its answer has not the form of Prometheus' }],
  ])('%j is read as %j', (body, reading) => {
    expect(read(body)).toEqual(reading);
  });

  it('that is an error ends the watch where the query is at fault, and else may come right', () => {
    const bad = { status: 'error', errorType: 'bad_data', error: 'invalid parameter "query": 1:3:\nparse error' };
    expect(read(bad, 400)).toEqual({ kind: 'wrong', why: 'bad_data: invalid parameter "query": 1:3: parse error' });
    const late = { status: 'error', errorType: 'timeout', error: 'query timed out' };
    expect(read(late, 503)).toEqual({ kind: 'nothing', why: 'timeout: query timed out' });
    expect(read('busy', 429)).toEqual({ kind: 'nothing', why: 'status 429' });
    expect(read('bad gateway', 502)).toEqual({ kind: 'nothing', why: 'status 502' });
    expect(read('moved', 302)).toEqual({ kind: 'wrong', why: 'status 302' });
    expect(read('who are you', 401)).toEqual({ kind: 'wrong', why: 'status 401' });
  });

  it('whatever it is, a value that is read is a number', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => JSON.stringify(vector(text))),
        ),
        fc.integer({ min: 200, max: 599 }),
        (text, status) => {
          const reading = readingOf(status, text);
          if (reading.kind === 'value') expect(reading.value).not.toBeNaN();
          else expect(reading.why).not.toBe('');
        },
      ),
    );
  });
});
