import { isThisMachine } from '../../support/source-address.ts';
import { incomplete } from './who-asks.ts';

/** Where an account's blobs are, and who asks for them. */
export interface AzureAccount {
  readonly name: string;
  /** Without a slash at its end. */
  readonly base: string;
  /** Base64. */
  readonly key?: string;
  /** As a query, without `?`. */
  readonly sas?: string;
}

/**
 * AZURE_STORAGE_CONNECTION_STRING, else AZURE_STORAGE_ACCOUNT with AZURE_STORAGE_SAS_TOKEN or AZURE_STORAGE_KEY. They count
 * for the account that they are of, and no other one is told of them.
 * @param host `<account>.blob.core.windows.net`, where the address names one @throws MlopsError source-credentials
 */
export function azureAccount(host: string | undefined, env: NodeJS.ProcessEnv): AzureAccount {
  const own = ownAccount(env);
  const named = host?.split('.')[0];
  if (host !== undefined && named !== undefined && named !== own?.name) return { name: named, base: `https://${host}` };
  if (own !== undefined) return host === undefined ? own : { ...own, base: `https://${host}` };
  throw incomplete(
    'An address az://container/… needs AZURE_STORAGE_ACCOUNT or AZURE_STORAGE_CONNECTION_STRING to say whose container it is.',
  );
}

function ownAccount(env: NodeJS.ProcessEnv): AzureAccount | undefined {
  const written = env['AZURE_STORAGE_CONNECTION_STRING'] || '';
  if (written !== '') return ofConnection(written);
  const name = env['AZURE_STORAGE_ACCOUNT'] || '';
  if (name === '') return undefined;
  if (!/^[a-z0-9]{3,24}$/.test(name))
    throw incomplete(`AZURE_STORAGE_ACCOUNT is ${JSON.stringify(name)}, which is no account.`);
  return made(name, `https://${name}.blob.core.windows.net`, env['AZURE_STORAGE_KEY'], env['AZURE_STORAGE_SAS_TOKEN']);
}

/** `AccountName=…;AccountKey=…;BlobEndpoint=…` */
function ofConnection(written: string): AzureAccount {
  const settings = new Map(
    written.split(';').flatMap((part) => {
      const [, name, value = ''] = /^\s*([A-Za-z]+)=(.*)$/.exec(part) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), value] as const];
    }),
  );
  const endpoint = settings.get('blobendpoint')?.replace(/\/+$/, '');
  const name = settings.get('accountname') ?? /^https:\/\/([a-z0-9]+)\./.exec(endpoint ?? '')?.[1];
  if (name === undefined) throw incomplete('AZURE_STORAGE_CONNECTION_STRING has no AccountName.');
  const suffix = settings.get('endpointsuffix') ?? 'core.windows.net';
  const base = endpoint ?? `https://${name}.blob.${suffix}`;
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (url === undefined || !(url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url)))) {
    throw incomplete('AZURE_STORAGE_CONNECTION_STRING has a BlobEndpoint that is neither https nor this machine.');
  }
  return made(name, base, settings.get('accountkey'), settings.get('sharedaccesssignature'));
}

function made(name: string, base: string, key: string | undefined, sas: string | undefined): AzureAccount {
  return { name, base, ...(key && { key }), ...(sas && { sas: sas.replace(/^\?/, '') }) };
}
