import { jsonText } from '../../core/json-text.js';
import { own } from '../records/read-fields.js';
import type { RecordKey } from '../records/records.js';

/** A value that only the holder of the key can read. */
export interface Encrypted {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** @param place where it is kept: a record that was moved to another place is not read there */
export async function encrypt(key: CryptoKey, place: RecordKey, value: unknown): Promise<Encrypted> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(jsonText(value));
  return { iv, sealed: await crypto.subtle.encrypt(cipherOf(iv, place), key, text) };
}

/** The value, or undefined where that key does not open it there. */
export async function decrypt(key: CryptoKey, place: RecordKey, record: unknown): Promise<unknown> {
  const iv = own(record, 'iv');
  const sealed = own(record, 'sealed');
  if (!(iv instanceof Uint8Array) || !(sealed instanceof ArrayBuffer)) return undefined;
  try {
    const text = await crypto.subtle.decrypt(cipherOf(new Uint8Array(iv), place), key, sealed);
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return undefined;
  }
}

function cipherOf(iv: Uint8Array<ArrayBuffer>, place: RecordKey): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(jsonText(place)) };
}
