import { describe, expect, it } from 'vitest';
import { applyPolicy, foresee } from '../../src/gates/index.ts';
import { compareReported } from '../../src/metrics/index.ts';
import { changes, project } from './policy-texts.ts';

const text = (
  gates: string,
) => `models: { delay: { train: a, artifact: m, metrics: m.json, gates: { ${gates} }, serve: s } }
environments:
  staging: { target: { kind: local, folder: /srv/s } }
  production: { needs: [staging], target: { kind: local, folder: /srv/p } }
`;

describe('gates of environments are policy', () => {
  it.each([
    [
      'accuracy: { max-worse: 1%, at: production }',
      'accuracy: { max-worse: 2%, at: production }',
      ['loosened: loosens the gate on accuracy of delay at production: max-worse 1% → 2%'],
    ],
    [
      'accuracy: { max-worse: 1% }',
      'accuracy: { max-worse: 1%, at: production }',
      [
        'loosened: removes the gate on accuracy of delay: max-worse 1%',
        'tightened: adds a gate on accuracy of delay at production: max-worse 1%',
      ],
    ],
    [
      'accuracy: [{ min: 0.2 }, { min: 0.3, at: staging }]',
      'accuracy: [{ min: 0.2 }]',
      ['loosened: removes the gate on accuracy of delay at staging: min 0.3'],
    ],
    [
      'accuracy: { max-worse: 1%, at: production }',
      'accuracy: { max-worse: 1%, at: production, against: staging }',
      ['changed: changes models.delay.gates.accuracy.against: production → staging'],
    ],
  ])('%s → %s', (base, head, expected) => {
    expect(changes(text(base), text(head))).toEqual(expected);
  });

  it('and those of the base count', () => {
    const [base, head] = [
      project(text('accuracy: { min: 0.9, at: production }')),
      project(text('accuracy: { min: 0.1 }')),
    ];
    expect(applyPolicy(base, head).project.models.get('delay')?.environmentGates).toMatchObject([{ min: 0.9 }]);
    expect(applyPolicy(base, head).project.models.get('delay')?.gates).toEqual(new Map());
  });
});

it('a new gate of an environment is held against what is recorded, before it keeps every version back', () => {
  const [base, head] = [
    '',
    'acuracy: { better: higher, min: 0.1, at: production }, f1: { min: 0.9, at: production }',
  ].map((gates) => project(text(gates)).models.get('delay'));
  if (base === undefined || head === undefined) throw new Error('no model');
  const metrics = compareReported({
    metrics: [
      { metric: 'accuracy', candidate: { values: [0.5] } },
      { metric: 'f1', candidate: { values: [0.5] } },
    ],
  });
  const recorded = { schemaVersion: 1, model: 'delay', metrics, attempts: 1, newRows: 0 } as const;
  expect(foresee({ base, head, recorded, computed: [] }).map(({ message }) => message)).toEqual([
    'The new gate on `acuracy` of `delay` at `production` asks for a metric that the recorded run does not have: it has accuracy, f1. With this gate every promotion to production is unknown.',
    'The new gate on `f1` of `delay` at `production` would not let the recorded run pass: f1 is 0.500 (no interval); at least 0.9 is required.',
  ]);
});
