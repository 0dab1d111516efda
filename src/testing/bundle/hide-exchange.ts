import { bytesToPiece, joined } from './bytes.js';
import type { RecordedAnswer, Exchange } from './bundle.js';
import { hideSecrets, maskBody, type HideOptions } from './hide-text.js';

/** An exchange as it was: the answer's pieces are bytes. */
export interface RawExchange extends Omit<Exchange, 'answer'> {
  readonly answer?: Omit<RecordedAnswer, 'pieces'> & { readonly pieces: readonly RawPiece[] };
}

export interface RawPiece {
  readonly after: number;
  readonly bytes: Uint8Array;
}

const secretHeader = /auth|cookie|key|token|secret|session/i;
/** Shorter values are words that a text may hold by chance. */
const shortest = 6;

/** The secrets that stand in the headers of requests. */
export function secretsIn(exchanges: readonly RawExchange[]): string[] {
  return exchanges
    .flatMap(({ headers }) => Object.entries(headers))
    .filter(([name]) => secretHeader.test(name))
    .flatMap(([, value]) => [value, ...value.split(/\s+/).slice(1)])
    .filter(({ length }) => length >= shortest);
}

/** An exchange without secrets, and without what people wrote where that is masked. */
export function hideExchange(exchange: RawExchange, secrets: readonly string[], options: HideOptions): Exchange {
  const all = [...secrets, ...(options.secrets ?? [])];
  const clean = (text: string): string => {
    const safe = hideSecrets(text, all);
    return options.text === 'keep' ? safe : maskBody(safe);
  };
  const { answer, body, headers, path, ...rest } = exchange;
  return {
    ...rest,
    path: hideSecrets(path, all),
    headers: hideHeaders(headers, all),
    ...(body === undefined ? {} : { body: clean(body) }),
    ...(answer && {
      answer: { ...answer, headers: hideHeaders(answer.headers, all), pieces: cleanPieces(answer.pieces, clean) },
    }),
  };
}

function hideHeaders(
  headers: Readonly<Record<string, string>>,
  secrets: readonly (string | RegExp)[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeader.test(name) ? '[redacted]' : hideSecrets(value, secrets),
    ]),
  );
}

/** The whole body is cleaned, since a piece may end in the middle of a word, and then cut where it was. */
function cleanPieces(pieces: readonly RawPiece[], clean: (text: string) => string): RecordedAnswer['pieces'] {
  const whole = joined(pieces.map(({ bytes }) => bytes));
  const cleaned = new TextEncoder().encode(clean(new TextDecoder('utf-8', { ignoreBOM: true }).decode(whole)));
  // Bytes that are no UTF-8 change the length: then the times are worth more than the exact cuts.
  const isAsLong = cleaned.length === whole.length;
  if (!isAsLong) return pieces.slice(0, 1).map(({ after }) => ({ after, ...bytesToPiece(cleaned) }));
  let at = 0;
  return pieces.map(({ after, bytes }) => {
    const piece = cleaned.slice(at, at + bytes.length);
    at += bytes.length;
    return { after, ...bytesToPiece(piece) };
  });
}
