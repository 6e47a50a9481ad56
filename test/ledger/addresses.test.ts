import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedAddress, commitAddress, evaluationAddress, runAddress, sketchAddress } from '../../src/ledger/index.ts';

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const model = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,30}$/);

describe('addresses', () => {
  it('follow from their parts', () => {
    const fingerprint = `ab12${'0'.repeat(60)}`;
    expect(runAddress('delay', fingerprint)).toBe(`runs/delay/ab/${fingerprint}.json`);
    expect(evaluationAddress('delay', fingerprint)).toBe(`evaluations/delay/ab/${fingerprint}.json`);
    expect(sketchAddress(fingerprint)).toBe(`sketches/ab/${fingerprint}.json`);
    expect(commitAddress('c'.repeat(40))).toBe(`commits/cc/${'c'.repeat(40)}.json`);
  });

  it('are valid and differ for every model and fingerprint', () => {
    fc.assert(
      fc.property(model, model, hex(64), hex(64), (one, two, first, second) => {
        const [a, b] = [runAddress(one, first), runAddress(two, second)];
        expect(checkedAddress(a)).toBe(a);
        expect(a === b).toBe(one === two && first === second);
      }),
    );
  });

  it('leave their folder for no model name at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'./\\a\0\n:~^ ') })),
        hex(64),
        (name, fingerprint) => {
          let address: string;
          try {
            address = runAddress(name, fingerprint);
          } catch (error) {
            expect(error).toMatchObject({ problems: [{ reason: 'ledger-bad-address' }] });
            return;
          }
          expect(address.split('/')).toEqual(['runs', name, fingerprint.slice(0, 2), `${fingerprint}.json`]);
          expect(checkedAddress(address)).toBe(address);
        },
      ),
    );
  });

  it.each(['', 'AB', 'g'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}\n`, '../../x'])(
    'take no %j for a digest',
    (text) => {
      expect(() => runAddress('delay', text)).toThrow(/fingerprint/);
      expect(() => sketchAddress(text)).toThrow(/key/);
      expect(() => commitAddress(text)).toThrow(/commit/);
    },
  );
});
