import { readFileSync } from 'node:fs';

/** A piece of a generated body. */
interface Generated {
  readonly text?: string;
  readonly repeat?: string;
  readonly n?: number;
}

/** What the rows of the collections have in common. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly chunks_b64?: readonly string[];
  readonly chunks_gen?: Generated | readonly Generated[];
}

/** Every row of a collection. */
export function rowsOf<R extends Row>(name: string): readonly R[] {
  const file = new URL(`../fixtures/corpora/${name}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): R => JSON.parse(line));
}

/** The bytes of a row, in the chunks it names. */
export function chunksOf({ chunks_b64, chunks_gen = [] }: Row): Uint8Array[] {
  if (chunks_b64) return chunks_b64.map((chunk) => new Uint8Array(Buffer.from(chunk, 'base64')));
  const pieces = [chunks_gen].flat().map(({ text, repeat = '', n = 1 }: Generated) => text ?? repeat.repeat(n));
  return [new TextEncoder().encode(pieces.join(''))];
}

/** The same bytes in every way that a network may cut them: joined, one by one, in two, and at random places. */
export function* cuttings(chunks: readonly Uint8Array[], random: () => number): Generator<Uint8Array[]> {
  const bytes = new Uint8Array(Buffer.concat(chunks));
  yield [...chunks];
  yield [bytes];
  yield cutAt(
    bytes,
    Array.from(bytes, (_, at) => at),
  );
  if (bytes.length < 2048) for (let at = 1; at < bytes.length; at += 1) yield cutAt(bytes, [at]);
  for (let run = 0; run < 20; run += 1) {
    const places = Array.from({ length: 1 + Math.floor(random() * 12) }, () => Math.floor(random() * bytes.length));
    yield cutAt(bytes, places);
  }
}

function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set(places)].sort((a, b) => a - b);
  return [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

/** Numbers in [0, 1) that a seed decides (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
