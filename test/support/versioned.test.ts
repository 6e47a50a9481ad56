import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineReasons, MlopsError } from '../../src/support/problem.ts';
import { readVersioned } from '../../src/support/versioned.ts';

const reasons = defineReasons({
  garbled: { ends: 'input', cause: '', remedy: '' },
  odd: { ends: 'unknown', cause: '', remedy: '' },
  newer: { ends: 'unavailable', cause: '', remedy: '' },
});

function read(text: string): unknown {
  const schema = z.strictObject({ schemaVersion: z.literal(2), a: z.strictObject({ b: z.number() }) });
  try {
    return readVersioned(text, {
      what: 'The thing',
      schema,
      version: 2,
      reasons,
      notJson: 'garbled',
      malformed: 'odd',
      tooNew: 'newer',
    });
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    return `${error.ends} ${error.problems[0]?.reason}: ${error.message}`;
  }
}

describe('a document with a version', () => {
  it('is read where it has the form', () => {
    expect(read('{"schemaVersion":2,"a":{"b":1}}')).toEqual({ schemaVersion: 2, a: { b: 1 } });
  });

  it('is refused by what is wrong with it, a newer one whatever else it has', () => {
    expect(read('{')).toMatch(/^input garbled: The thing is not JSON: .+\.$/);
    expect(read('{"schemaVersion":3,"c":1}')).toBe(
      'unavailable newer: The thing has schema version 3; this version reads up to 2.',
    );
    expect(read('{"schemaVersion":2,"a":{"b":"1"}}')).toMatch(/^unknown odd: The thing is not valid at a\.b: .+\.$/);
    expect(read('null')).toMatch(/^unknown odd: The thing is not valid at its root: .+\.$/);
    expect(read('{"schemaVersion":1,"a":{"b":1}}')).toMatch(/^unknown odd: The thing is not valid at schemaVersion: /);
  });
});
