const local: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where Prometheus answers; a text where it may not be asked there, "expected … found …". */
export function prometheusAddress(written: string): URL | string {
  if (!URL.canParse(written))
    return `expected an address such as https://prometheus.example.org, found ${quoted(written)}`;
  const url = new URL(written);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    // What it holds may be a secret, so it is not repeated.
    return 'expected an address without user, password, query and fragment';
  }
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && local.has(url.hostname));
  return isSafe ? url : `expected an address with https, or on this machine, found ${quoted(written)}`;
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
