import { MlopsError } from '../../../support/problem.ts';
import { storeReasons } from '../../reasons.ts';
import { dockerCredentials } from './docker-config.ts';

/** Who asks a registry. */
export type Credentials =
  | { readonly kind: 'password'; readonly user: string; readonly password: string; readonly from: string }
  /** A refresh token of OAuth2, as `az acr login` leaves one. */
  | { readonly kind: 'identity'; readonly token: string; readonly from: string };

/**
 * In this order: `MLOPS_REGISTRY_USER` and `MLOPS_REGISTRY_PASSWORD`; what Docker's configuration has for the host; for
 * ghcr.io the job's `GITHUB_TOKEN`. Undefined: nobody says who asks.
 * @throws MlopsError store-credentials
 */
export async function registryCredentials(
  host: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<Credentials | undefined> {
  const { MLOPS_REGISTRY_USER: user = '', MLOPS_REGISTRY_PASSWORD: password = '' } = env;
  if (user !== '' && password !== '') return { kind: 'password', user, password, from: 'MLOPS_REGISTRY_USER' };
  if (user !== '' || password !== '') {
    const names = ['MLOPS_REGISTRY_USER', 'MLOPS_REGISTRY_PASSWORD'];
    const [there, missing] = user === '' ? names.toReversed() : names;
    const sentence = `${there} is set, and ${missing} is not.`;
    throw MlopsError.of(storeReasons, 'store-credentials', sentence);
  }
  const found = await dockerCredentials(host, env, signal);
  if (found !== undefined) return found;
  const token = env['GITHUB_TOKEN'] ?? '';
  if (host !== 'ghcr.io' || token === '') return undefined;
  return { kind: 'password', user: env['GITHUB_ACTOR'] || 'token', password: token, from: 'GITHUB_TOKEN' };
}
