import { isInRange, parseAddress, parseRange, type AddressRange } from './ip-address.js';

/** Finds the visitor's address behind the proxies that the owner names. */
export type ClientAddress = (headers: Headers, peer: string | undefined) => string;

/**
 * Each proxy adds the address it was called from at the right of `X-Forwarded-For`; what stands further left was
 * written by the visitor. So the list is read from the right, and only as far as the owner trusts who wrote it.
 *
 * @param trusted how many proxies stand before the relay, or their addresses and ranges
 */
export function createClientAddress(trusted: number | readonly string[]): ClientAddress {
  const ranges = typeof trusted === 'number' ? [] : trusted.map(parseRange).filter((range) => range !== undefined);
  return (headers, peer = '') => {
    const chain = [...(headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim()), peer].filter(
      Boolean,
    );
    if (typeof trusted === 'number') return valid(chain.at(-1 - trusted), peer);
    while (chain.length > 1 && isTrusted(chain.at(-1) ?? '', ranges)) chain.pop();
    return valid(chain.at(-1), peer);
  };
}

function valid(address: string | undefined, peer: string): string {
  return address !== undefined && parseAddress(address) ? address : peer;
}

function isTrusted(address: string, ranges: readonly AddressRange[]): boolean {
  const bytes = parseAddress(address);
  return bytes !== undefined && ranges.some((range) => isInRange(bytes, range));
}
