import { expect, it } from 'vitest';
import { readChallenge } from '../../../../src/store/remote/oci/challenge.ts';

it.each([
  ['Bearer realm="https://a/t",service="s",scope="x"', { kind: 'bearer', realm: 'https://a/t', service: 's' }],
  [
    'bearer service="a, \\"b\\"", realm="https://a/t?x=1,2"',
    { kind: 'bearer', realm: 'https://a/t?x=1,2', service: 'a, "b"' },
  ],
  ['Basic realm="r", Bearer realm="https://a/t"', { kind: 'bearer', realm: 'https://a/t', service: undefined }],
  ['Bearer realm=https://a/t, Basic realm="r"', { kind: 'bearer', realm: 'https://a/t', service: undefined }],
  ['Basic realm="the Bearer of news"', { kind: 'basic' }],
  ['BASIC', { kind: 'basic' }],
  ['Negotiate', undefined],
  ['Basically', undefined],
  ['', undefined],
])('%s', (header, challenge) => {
  expect(readChallenge(header)).toEqual(challenge);
});
