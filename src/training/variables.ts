import { join } from 'node:path';
import { refuse } from './fail.ts';
import { below, sourceBase } from './paths.ts';
import type { DataInput, Json } from './types.ts';

/** Names that are handed on from our own environment. Everything else, above all tokens, is not. */
const allowed = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_[A-Z]+|TZ)$/,
  /^(LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|VIRTUAL_ENV|CONDA_PREFIX|CONDA_DEFAULT_ENV|PYENV_ROOT|PYENV_VERSION)$/,
  /^(CUDA|NVIDIA|NCCL|ROCM|HIP|HSA|ROCR|GPU)_[A-Z0-9_]+$/,
  /^(OMP|OPENBLAS|MKL|NUMEXPR|VECLIB|BLIS|GOTO|RAYON|TF_NUM|TBB)_[A-Z0-9_]*$/,
  /^(http|https|ftp|all|no)_proxy$/i,
  /^(SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|NODE_EXTRA_CA_CERTS)$/,
];
const secretLike = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|API_?KEY/;
/** Not a secret: by it the workflow runner finds processes that outlive a job. */
const tracking = 'RUNNER_TRACKING_ID';
const reserved = /^(GITHUB|ACTIONS|RUNNER|INPUT|MLOPS)_/;

/** The allow-listed part of an environment. Proxies may carry a password in their address: it is their only way. */
export function allowedEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || secretLike.test(name)) continue;
    if (name === tracking || allowed.some((pattern) => pattern.test(name))) kept[name] = value;
  }
  return kept;
}

/** User and password in the addresses of proxies, as they stand and decoded: a log must not show them. */
export function proxyCredentials(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => {
    const user = /_proxy$/i.test(name) ? /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/]*)@/i.exec(value ?? '')?.[1] : undefined;
    if (user === undefined) return [];
    const password = user.slice(user.indexOf(':') + 1);
    return [user, password, decoded(user), decoded(password)];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Declared variables and listed secrets; refuses the names that belong to the runner or to the contract. */
export function declaredEnvironment(
  declared: ReadonlyMap<string, string>,
  secrets: Readonly<Record<string, string>>,
): Record<string, string> {
  const all = [...declared, ...Object.entries(secrets)];
  const bad = all.find(([name, value]) => reserved.test(name) || !/^[A-Za-z_]\w*$/.test(name) || value.includes('\0'));
  if (bad !== undefined) throw refuse('variable-reserved', `the variable ${JSON.stringify(bad[0])} cannot be declared`);
  return Object.fromEntries(all);
}

/** `MLOPS_DATA_<ROLE>`: the file of a plain path with one file, else the folder that holds the files. */
export function dataVariables(data: readonly DataInput[], work: string): Record<string, string> {
  return Object.fromEntries(data.map((input) => [dataVariable(input.role), join(work, dataPath(input))]));
}

export function dataVariable(role: string): string {
  return `MLOPS_DATA_${role.toUpperCase().replaceAll('-', '_')}`;
}

function dataPath(input: DataInput): string {
  const base = sourceBase(input.source);
  const [only] = input.files;
  const isFile = input.files.length === 1 && !base.isGlob && !only?.path.startsWith(`${base.path}/`);
  return isFile && only !== undefined ? only.path : below('', base.path);
}

/** Parameters as the program reads them: dotted keys become nested objects; a key that is a value already stays dotted. */
export function nestedParams(params: { readonly [dottedKey: string]: Json }): Json {
  const root: Nested = new Map();
  const short = Object.entries(params).sort(([a], [b]) => a.length - b.length); // a value before what is below its name
  for (const [key, value] of short) if (!nest(root, key.split('.'), value)) root.set(key, value);
  return plain(root);
}

interface Nested extends Map<string, Json | Nested> {}

function nest(root: Nested, parts: readonly string[], value: Json): boolean {
  let place = root;
  for (const part of parts.slice(0, -1)) {
    const found = place.get(part);
    if (found !== undefined && !(found instanceof Map)) return false;
    const inner: Nested = found ?? new Map();
    place.set(part, inner);
    place = inner;
  }
  const last = parts.at(-1) ?? '';
  if (place.has(last)) return false;
  place.set(last, value);
  return true;
}

function plain(nested: Nested): Json {
  return Object.fromEntries([...nested].map(([key, value]) => [key, value instanceof Map ? plain(value) : value]));
}
