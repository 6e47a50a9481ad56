import type { PinnedEngine } from './types.ts';

/** Generated from package-lock.json by `node scripts/generate.ts`; do not edit. */
export const pinnedEngine: PinnedEngine = {
  version: '1.5.6-r.1',
  common: [
    {
      name: '@duckdb/node-api',
      version: '1.5.6-r.1',
      integrity: 'sha512-yIPol6P4EQmsAUsb27donJf7iADrM31Ei/WkvhkZpSscjhEErYsuF19lsJ/qz5mUWxsKFQpLdjvrlhPQnMTBqw==',
    },
    {
      name: '@duckdb/node-bindings',
      version: '1.5.6-r.1',
      integrity: 'sha512-/pWlTyvKC1d16iSMJCBAPwlmzoeXRs5Y9cqG+TpKd/YAW6Ke05FJg099v/Im2bkS9BgznNyNcAK1NxA1eQhSUw==',
    },
    {
      name: 'detect-libc',
      version: '2.1.2',
      integrity: 'sha512-Btj2BOOO83o3WyH59e8MgXsxEQVcarkUOpEYrubB0urwnN10yQ364rsiByU11nZlqWYZm05i/of7io4mzihBtQ==',
    },
  ],
  platforms: {
    'darwin-arm64': {
      name: '@duckdb/node-bindings-darwin-arm64',
      version: '1.5.6-r.1',
      integrity: null,
    },
    'darwin-x64': {
      name: '@duckdb/node-bindings-darwin-x64',
      version: '1.5.6-r.1',
      integrity: null,
    },
    'linux-arm64': {
      name: '@duckdb/node-bindings-linux-arm64',
      version: '1.5.6-r.1',
      integrity: null,
    },
    'linux-arm64-musl': {
      name: '@duckdb/node-bindings-linux-arm64-musl',
      version: '1.5.6-r.1',
      integrity: null,
    },
    'linux-x64': {
      name: '@duckdb/node-bindings-linux-x64',
      version: '1.5.6-r.1',
      integrity: 'sha512-IXcrZJE6kEqM0Z4wwdVnGBHX/frOS33VPNAwDXQ/Q+Fs84b058Qe94chrCCIcNJlG8Y3UHIUU4eBeCQxW5mN1Q==',
    },
    'linux-x64-musl': {
      name: '@duckdb/node-bindings-linux-x64-musl',
      version: '1.5.6-r.1',
      integrity: 'sha512-PVzIEZqp7QN07WBgjmIH0cK2GKXR735KmL6wnghTzRnhHWrePxx3MjZB9zZHI8tB73wdF8luarBm4EgqSjGyVA==',
    },
    'win32-arm64': {
      name: '@duckdb/node-bindings-win32-arm64',
      version: '1.5.6-r.1',
      integrity: null,
    },
    'win32-x64': {
      name: '@duckdb/node-bindings-win32-x64',
      version: '1.5.6-r.1',
      integrity: null,
    },
  },
};
