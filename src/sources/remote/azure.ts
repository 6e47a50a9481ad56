import { createHmac } from 'node:crypto';
import { type Answer, bodyText, type Call, drop, notBusy } from '../../support/http.ts';
import { type AzureAccount, azureAccount } from './azure-account.ts';
import { azurePage, md5OfBase64 } from './azure-listing.ts';
import { wantedHeaders } from './bucket.ts';
import { wholeNumber } from './listing-page.ts';
import { bareTag, errorOf, type Listed, type ObjectStore } from './object-store.ts';
import { type Around, notTold } from './who-asks.ts';
import { encodedKey } from './xml.ts';

const apiVersion = '2021-12-02';
/** Five thousand names of 1,024 characters and what is said of each. */
const largestPage = 64 << 20;

/** Blobs of a container. https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api @throws MlopsError source-credentials */
export function openAzure(container: string, host: string | undefined, { env, send, trusted }: Around): ObjectStore {
  const account = azureAccount(host, env);
  const { key, sas, name, base } = account;
  const words = `container az://${container} of ${name}`;
  const told =
    key === undefined && sas === undefined ? undefined : `asked with ${sas ? 'a SAS token' : 'the account key'}`;
  const who = (trusted ? told : undefined) ?? notTold(trusted);
  const ask = async (call: Call) => notBusy(await send(trusted ? authorized(call, account) : versioned(call)));
  const addressOf = (blob: string) => new URL(`${base}/${container}/${encodedKey(blob)}`);
  return {
    ...{ words, who },
    async page(prefix, from) {
      const url = new URL(`${base}/${container}`);
      const query = { restype: 'container', comp: 'list', prefix, ...(from !== undefined && { marker: from }) };
      for (const [each, value] of Object.entries(query)) url.searchParams.set(each, value);
      url.search = url.search.replaceAll('+', '%20');
      const answer = await ask({ method: 'GET', url });
      if (answer.status !== 200) throw await errorOf(answer, { words, who }, `list ${prefix}`);
      return azurePage({ words, prefix, text: await bodyText(answer, largestPage), limit: largestPage });
    },
    async look(blob) {
      const answer = await ask({ method: 'HEAD', url: addressOf(blob) });
      await drop(answer);
      return answer.status === 200 ? looked(blob, answer) : undefined;
    },
    get: (wanted) => ask({ method: 'GET', url: addressOf(wanted.key), headers: wantedHeaders(wanted) }),
  };
}

function looked(key: string, { headers }: Answer): Listed {
  const bytes = wholeNumber(headers['content-length']) ?? Number.NaN;
  return { key, bytes, tag: bareTag(headers.etag ?? ''), ...md5OfBase64(String(headers['content-md5'] ?? '')) };
}

function versioned(call: Call): Call {
  return { ...call, headers: { ...call.headers, 'x-ms-version': apiVersion } };
}

function authorized(call: Call, { name, key, sas }: AzureAccount): Call {
  const plain = versioned(call);
  if (sas !== undefined) {
    const url = new URL(call.url);
    for (const [each, value] of new URLSearchParams(sas)) url.searchParams.set(each, value);
    return { ...plain, url };
  }
  if (key === undefined) return plain;
  const headers = { ...plain.headers, 'x-ms-date': new Date().toUTCString() };
  const signature = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(textToSign({ ...plain, headers }, name))
    .digest('base64');
  return { ...plain, headers: { ...headers, authorization: `SharedKey ${name}:${signature}` } };
}

/** https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key, for questions without a body */
function textToSign({ method, url, headers = {} }: Call, account: string): string {
  const ofMicrosoft = Object.entries(headers).filter(([name]) => name.startsWith('x-ms-'));
  const query = [...url.searchParams].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    method,
    ...['', '', '', '', '', '', '', headers['if-match'] ?? '', '', '', headers['range'] ?? ''],
    ...ofMicrosoft.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}:${value}`),
    `/${account}${url.pathname}`,
    ...query.map(([name, value]) => `${name.toLowerCase()}:${value}`),
  ].join('\n');
}
