import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { MlopsError } from '../../support/problem.ts';
import { sourceReasons } from '../reasons.ts';

/** https://www.iana.org/assignments/iana-ipv4-special-registry, …-ipv6-special-registry */
const ranges: readonly (readonly [net: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

// An IPv4 address that is written as one of IPv6 is looked for among the former by BlockList itself.
const blocked = new BlockList();
for (const [net, prefix, family] of ranges) blocked.addSubnet(net, prefix, family);

export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family === 0 || blocked.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Refuses a host that is an address itself; names are looked at when they become addresses. @throws MlopsError source-private */
export function requirePublic(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isPrivateAddress(host)) throw isPrivate(host, host);
}

function isPrivate(host: string, address: string): MlopsError {
  const named = host === address ? host : `${host} (${address})`;
  const sentence = `${named} is in a private network or on this machine, and no dataset of the base branch names it.`;
  return MlopsError.of(sourceReasons, 'source-private', sentence);
}

/** The system's way, which refuses private addresses: those that are connected to are those that were looked at. */
export const publicLookup: LookupFunction = (host, options, done) => {
  systemLookup(host, { ...options, all: true }, (error, found) => {
    if (error) return void done(error, []);
    const bad = found.find(({ address }) => isPrivateAddress(address));
    if (bad !== undefined) return void done(isPrivate(host, bad.address), []);
    const [first] = found;
    if (options.all || first === undefined) return void done(null, found);
    done(null, first.address, first.family);
  });
};
