import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Whether there is an openssl that makes certificates. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** A certificate for localhost that signs itself, and so is its own authority. */
export function certificate(folder: string, name: string): { readonly key: string; readonly cert: string } {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert];
  execFileSync('openssl', ['req', ...kind, ...names], { stdio: 'ignore' });
  return { key, cert };
}
