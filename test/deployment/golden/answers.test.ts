import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../../src/deployment/golden/answers.ts';
import { goldenBody, goldenPath, whyNotSent } from '../../../src/deployment/golden/requests.ts';
import type { GoldenProtocol } from '../../../src/project/types.ts';

const batch = {
  columns: [
    { name: 'n', type: 'integer' },
    { name: 'x', type: 'number' },
    { name: 'on', type: 'boolean' },
    { name: 'city', type: 'text' },
  ],
  rows: [
    [1, 0.5, true, 'Rome'],
    [2, null, false, 'Bonn'],
  ],
} as const;
const numbers = { columns: batch.columns.slice(0, 3), rows: batch.rows.map((row) => row.slice(0, 3)) };

const v2: GoldenProtocol = { kind: 'v2' };
const v1: GoldenProtocol = { kind: 'v1' };
const mapped = (response: string | { readonly [column: string]: string }): GoldenProtocol => ({
  kind: 'mapped',
  path: '/predict',
  request: 'inputs.rows',
  response,
});

const said = (protocol: GoldenProtocol, body: unknown, rows = 2) => {
  const read = readAnswers(protocol, typeof body === 'string' ? body : JSON.stringify(body), rows);
  return read.kind === 'wrong' ? read.why : Object.fromEntries(read.answers);
};

describe('what is sent', () => {
  it('is a tensor for each column in the Open Inference Protocol', () => {
    expect(goldenPath(v2, 'my model')).toBe('/v2/models/my%20model/infer');
    expect(JSON.parse(goldenBody(v2, batch))).toEqual({
      inputs: [
        { name: 'n', shape: [2, 1], datatype: 'INT64', data: [1, 2] },
        { name: 'x', shape: [2, 1], datatype: 'FP64', data: [0.5, null] },
        { name: 'on', shape: [2, 1], datatype: 'BOOL', data: [true, false] },
        { name: 'city', shape: [2, 1], datatype: 'BYTES', data: ['Rome', 'Bonn'] },
      ],
    });
  });

  it('is one tensor of numbers where an input is named, and only numbers fit', () => {
    const one: GoldenProtocol = { kind: 'v2', input: 'input-0' };
    expect(JSON.parse(goldenBody(one, numbers))).toEqual({
      inputs: [{ name: 'input-0', shape: [2, 3], datatype: 'FP64', data: [1, 0.5, 1, 2, null, 0] }],
    });
    expect(whyNotSent(one, numbers.columns)).toBeUndefined();
    expect(whyNotSent(one, batch.columns)).toBe('One input takes numbers only, and city holds texts.');
    expect(whyNotSent(v2, batch.columns)).toBeUndefined();
  });

  it('is a list of tables in v1, and where a mapping wants it', () => {
    const tables = [
      { n: 1, x: 0.5, on: true, city: 'Rome' },
      { n: 2, x: null, on: false, city: 'Bonn' },
    ];
    expect(goldenPath(v1, 'm')).toBe('/v1/models/m:predict');
    expect(JSON.parse(goldenBody(v1, batch))).toEqual({ instances: tables });
    expect(goldenPath(mapped('a'), 'm')).toBe('/predict');
    expect(JSON.parse(goldenBody(mapped('a'), batch))).toEqual({ inputs: { rows: tables } });
  });
});

describe('what is answered', () => {
  it.each([
    [v2, { outputs: [{ name: 'prediction', shape: [2], datatype: 'FP64', data: [1, 2] }] }, { prediction: [1, 2] }],
    [v2, { outputs: [{ name: 'predict', shape: [2, 1], data: [[1], [2]] }] }, { '': [1, 2] }],
    [
      v2,
      {
        outputs: [
          { name: 'score', data: [0.1, 0.2] },
          { name: 'prediction', data: ['a', 'b'] },
          { name: 'more', data: [] },
        ],
      },
      { score: [0.1, 0.2], prediction: ['a', 'b'] },
    ],
    [v1, { predictions: [1, [2]] }, { '': [1, 2] }],
    [
      v1,
      {
        predictions: [
          { prediction: 'a', score: 1, by: 'x' },
          { prediction: null, score: 0 },
        ],
      },
      { prediction: ['a', null], score: [1, 0] },
    ],
    [mapped('out.list'), { out: { list: [true, false] } }, { '': [true, false] }],
    [mapped('out.*.label'), { out: [{ label: 'a' }, { label: 'b' }] }, { '': ['a', 'b'] }],
    [
      mapped({ prediction: 'r.*.label', score: 's.0' }),
      { r: [{ label: 'a' }, { label: 'b' }], s: [[0.1, 0.2]] },
      { prediction: ['a', 'b'], score: [0.1, 0.2] },
    ],
    [mapped('*.p'), [{ p: 1 }, { p: 2 }], { '': [1, 2] }],
  ] as const)('is read (%j, %j)', (protocol, body, answers) => {
    expect(said(protocol, body)).toEqual(answers);
  });

  it.each([
    [v2, 'NaN', 'its answer is no JSON'],
    [v1, '{"predictions": [NaN, 1]}', 'its answer is no JSON'],
    [v2, {}, 'its answer has no `outputs`'],
    [v2, { outputs: [] }, 'its answer has no `outputs`'],
    [v2, { outputs: [7] }, 'one of its outputs has no name'],
    [v2, { outputs: [{ name: 'score', data: [1] }] }, 'output `score` has 1 answers to 2 rows'],
    [v2, { outputs: [{ name: 'score', data: [1, 2, 3] }] }, 'output `score` has 3 answers to 2 rows'],
    [v2, { outputs: [{ name: 'score' }] }, 'its answer has no list in output `score`'],
    [
      v2,
      { outputs: [{ name: 'score', shape: [2, 3], data: [1, 2, 3, 4, 5, 6] }] },
      'output `score` has the shape [2,3] instead of one value for each row',
    ],
    [
      v2,
      {
        outputs: [
          { name: 'score', data: [1, 2] },
          { name: 'score', data: [1, 2] },
        ],
      },
      'its answer has `score` twice',
    ],
    [
      v2,
      {
        outputs: [
          { name: 'a', data: [1, 2] },
          { name: 'b', data: [1, 2] },
        ],
      },
      'none of its outputs (a, b) is called prediction, score or score_<class>',
    ],
    [v1, { predictions: { a: 1 } }, 'its answer has no list in `predictions`'],
    [v1, { predictions: [1] }, '`predictions` has 1 answers to 2 rows'],
    [v1, { predictions: [1, [1, 2]] }, 'answer 2 in `predictions` is neither a value nor a list of one'],
    [v1, { predictions: [{ a: 1 }, { a: 2 }] }, 'answers in `predictions` have neither prediction nor score'],
    [v1, { predictions: [{ score: 1 }, 5] }, 'answer 2 in score of `predictions` is neither a value nor a list of one'],
    [v1, { predictions: ['x'.repeat(1001), 1] }, 'answer 1 in `predictions` is neither a value nor a list of one'],
    [mapped('a.b'), { a: 1 }, 'its answer has no list in `a.b`'],
    [mapped({ score: 'a.*.s' }), { a: [{ s: 1 }, {}] }, 'answer 2 in `a.*.s` is neither a value nor a list of one'],
    [mapped('constructor'), {}, 'its answer has no list in `constructor`'],
  ] as const)('is refused where it is not one value for each row (%j, %j)', (protocol, body, why) => {
    expect(said(protocol, body)).toBe(why);
  });

  it('whatever it is, it is read or refused, and what is read is one value for each row', () => {
    const protocols = fc.constantFrom(v2, v1, mapped('a'), mapped('*.a'), mapped({ score: 'a.*', prediction: 'b' }));
    const answer = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({ predictions: fc.array(fc.jsonValue(), { maxLength: 4 }) }).map((body) => JSON.stringify(body)),
      fc
        .array(fc.record({ name: fc.constantFrom('score', 'prediction', 'x'), data: fc.jsonValue() }), { maxLength: 3 })
        .map((outputs) => JSON.stringify({ outputs })),
    );
    fc.assert(
      fc.property(protocols, answer, fc.integer({ min: 1, max: 4 }), (protocol, text, rows) => {
        const read = readAnswers(protocol, text, rows);
        if (read.kind === 'wrong') return void expect(read.why).not.toBe('');
        expect(read.answers.size).toBeGreaterThan(0);
        for (const cells of read.answers.values()) expect(cells).toHaveLength(rows);
      }),
    );
  });

  it('nested without an end is no form that anything waits for', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(said(v1, `{"predictions":${deep}}`)).toMatch(/answers to 2 rows|no JSON/);
  });

  it('comes back from a server that answers what it was sent', () => {
    const cell = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string(), fc.boolean());
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (cells) => {
        const rows = cells.map((one) => [one]);
        const columns = [{ name: 'prediction', type: 'text' } as const];
        const { inputs } = JSON.parse(goldenBody(v2, { columns, rows }));
        const { instances } = JSON.parse(goldenBody(v1, { columns, rows }));
        const wanted = { prediction: JSON.parse(JSON.stringify(cells)) };
        expect(said(v2, { outputs: inputs }, cells.length)).toEqual(wanted);
        expect(said(v1, { predictions: instances }, cells.length)).toEqual(wanted);
        expect(said(mapped('instances'), { instances }, cells.length)).toEqual(wanted);
      }),
    );
  });
});
