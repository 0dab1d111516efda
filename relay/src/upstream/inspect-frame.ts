import { objectOf, parseJson } from '../json.js';
import { errorFrame, type RelayError } from '../relay-error.js';
import { errorWithin } from './upstream-error.js';

/** Tokens as the upstream counts them. */
export interface Usage {
  readonly prompt: number;
  readonly completion: number;
}

/** A frame as it may be passed on. */
export interface InspectedFrame {
  /** Undefined for a frame that holds nothing for the reader. */
  readonly frame: string | undefined;
  readonly error?: RelayError;
  readonly usage?: Usage;
}

/**
 * Takes out of a frame what is not for the visitor: comments, ids of the upstream's own, its words on errors, its
 * key. Frames are parsed only where they hold a word that makes it necessary.
 */
export function inspectFrame(written: string, secrets: readonly string[]): InspectedFrame {
  const frame = withoutSecrets(isPlain(written) ? written : dataLines(written), secrets);
  if (frame === '') return { frame: undefined };
  if (frame.includes('"error"') || frame.includes('"detail"')) {
    const error = errorWithin(parseJson(payload(frame)));
    if (error) return { frame: errorFrame(error), error };
  }
  const usage = frame.includes('"usage"') ? usageOf(parseJson(payload(frame))) : undefined;
  return usage ? { frame, usage } : { frame };
}

/** The tokens that a body or frame counts; undefined where it counts none. */
export function usageOf(body: unknown): Usage | undefined {
  const { prompt_tokens: prompt, completion_tokens: completion } = objectOf(objectOf(body).usage);
  if (typeof completion !== 'number' || !Number.isFinite(completion)) return undefined;
  return { prompt: typeof prompt === 'number' && Number.isFinite(prompt) ? prompt : 0, completion };
}

/** The text of a frame's `data` lines; of a bare line of JSON, that line. */
export function payload(frame: string): string {
  if (frame.startsWith('data:') && !frame.includes('\n')) return frame.slice(5);
  return frame
    .split('\n')
    .map((line) => line.replace(/^data: ?/, ''))
    .join('\n');
}

function isPlain(frame: string): boolean {
  return frame.startsWith('data:') && !frame.includes('\n');
}

function dataLines(frame: string): string {
  const lines = frame.split('\n').filter((line) => line !== '' && !/^(:|id(:|$)|retry(:|$))/.test(line));
  return lines.join('\n');
}

function withoutSecrets(frame: string, secrets: readonly string[]): string {
  let clean = frame;
  for (const secret of secrets) if (secret.length >= 8 && clean.includes(secret)) clean = clean.replaceAll(secret, '…');
  return clean;
}
