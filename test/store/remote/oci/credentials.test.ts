import { describe, expect, it } from 'vitest';
import { registryCredentials } from '../../../../src/store/remote/oci/credentials.ts';
import { refusedBy, registryPlace } from '../../../../src/store/remote/oci/place.ts';

const nobody = { HOME: '/nonexistent' };
const token = { ...nobody, GITHUB_TOKEN: 'ghs', GITHUB_ACTOR: 'octo' };

describe('the token of a job', () => {
  it('is for ghcr.io, and for no other registry', async () => {
    expect(await registryCredentials('ghcr.io', token)).toMatchObject({ user: 'octo', password: 'ghs' });
    expect(await registryCredentials('ghcr.io.example.org', token)).toBeUndefined();
    expect(await registryCredentials('registry.example.org', token)).toBeUndefined();
  });

  it('comes after what was said for registries', async () => {
    const said = { ...token, MLOPS_REGISTRY_USER: 'me', MLOPS_REGISTRY_PASSWORD: 'pw' };
    expect(await registryCredentials('ghcr.io', said)).toMatchObject({ user: 'me', from: 'MLOPS_REGISTRY_USER' });
  });
});

it('a refusal of ghcr.io names the permission that the job lacks', async () => {
  const place = registryPlace({ host: 'ghcr.io', repository: 'acme/models' });
  const answer = { status: 403 } as Parameters<typeof refusedBy>[3];
  const error = refusedBy(place, 'push', await registryCredentials('ghcr.io', token), answer, '');
  expect(error.problems[0]?.remedy).toContain('permissions: { packages: write }');
});

it.each([
  ['ghcr.io', 'https://ghcr.io'],
  ['docker.io', 'https://registry-1.docker.io'],
  ['localhost:5000', 'http://localhost:5000'],
  ['localhost.example.org', 'https://localhost.example.org'],
  ['127.0.0.1.example.org:5000', 'https://127.0.0.1.example.org:5000'],
])('%s is asked at %s', (host, origin) => {
  expect(registryPlace({ host, repository: 'a' }).base.origin).toBe(origin);
});
