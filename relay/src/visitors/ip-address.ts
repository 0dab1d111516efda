/** An address as bytes: 4 of IPv4, 16 of IPv6. */
type Bytes = readonly number[];

/** A range of addresses, such as `10.0.0.0/8`. */
export interface AddressRange {
  readonly bytes: Bytes;
  readonly bits: number;
}

/** Reads an address as it stands in sockets and headers: with a port, in brackets, with a zone, IPv4 within IPv6. */
export function parseAddress(text: string): Bytes | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  const bytes = bare.includes(':') ? parseV6(bare) : parseV4(bare);
  const isMapped =
    bytes?.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return isMapped ? bytes.slice(12) : bytes;
}

/** Reads `address` or `address/bits`; undefined where it is neither. */
export function parseRange(text: string): AddressRange | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const bytes = parseAddress(address);
  if (!bytes || rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const bits = length === undefined ? bytes.length * 8 : Number(length);
  return bits <= bytes.length * 8 ? { bytes, bits } : undefined;
}

export function isInRange(address: Bytes, { bytes, bits }: AddressRange): boolean {
  if (address.length !== bytes.length) return false;
  return address.every((byte, index) => {
    const left = Math.min(8, Math.max(0, bits - index * 8));
    const mask = (0xff << (8 - left)) & 0xff;
    return (byte & mask) === ((bytes[index] ?? 0) & mask);
  });
}

/**
 * The name under which an address is counted. A home or a server has a whole /64 of IPv6, so its addresses count as
 * one.
 */
export function addressKey(text: string): string {
  const bytes = parseAddress(text);
  if (!bytes) return 'unknown';
  if (bytes.length === 4) return bytes.join('.');
  const groups = [0, 2, 4, 6].map((at) => (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16));
  return `${groups.join(':')}::/64`;
}

function parseV4(text: string): Bytes | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function parseV6(text: string): Bytes | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(bytesOfGroups);
  if (!head || (halves.length === 2 && !tail)) return undefined;
  if (!tail) return head.length === 16 ? head : undefined;
  const missing = 16 - head.length - tail.length;
  return missing >= 2 ? [...head, ...Array.from({ length: missing }, () => 0), ...tail] : undefined;
}

function bytesOfGroups(half: string): Bytes | undefined {
  if (half === '') return [];
  const bytes: number[] = [];
  for (const group of half.split(':')) {
    const isLastV4 = group.includes('.') && half.endsWith(group);
    const v4 = isLastV4 ? parseV4(group) : undefined;
    if (v4) bytes.push(...v4);
    else if (/^[\da-f]{1,4}$/i.test(group)) bytes.push(parseInt(group, 16) >> 8, parseInt(group, 16) & 0xff);
    else return undefined;
  }
  return bytes.length <= 16 ? bytes : undefined;
}
