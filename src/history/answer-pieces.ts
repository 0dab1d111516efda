import type { AnswerMessage, Message } from '../core/message.js';
import { numberOf, own, isFields, stringOf } from './own-fields.js';
import { formatVersion, isReadable } from './record-format.js';
import { readMessage } from './stored-message.js';

/**
 * The checkpoints of a streaming answer are appended: each holds what has come since the one before it, so that a
 * long answer is not written again four times a second.
 */
export interface Checkpoint {
  /** 0 for the first of an answer; the last part of the record's key. */
  readonly number: number;
  readonly record: object;
  readonly position: number;
  readonly partial: AnswerMessage;
}

/** The checkpoint that follows `before`, or undefined where nothing has come since. */
export function nextCheckpoint(
  before: Checkpoint | undefined,
  position: number,
  partial: AnswerMessage,
): Checkpoint | undefined {
  const texts = {
    ...addition('text', before?.partial.text ?? '', partial.text),
    ...addition('reasoning', before?.partial.reasoning ?? '', partial.reasoning ?? ''),
  };
  const fields = before?.position === position && hasSameFields(before.partial, partial) ? {} : rest(position, partial);
  const news = { ...texts, ...fields };
  if (Object.keys(news).length === 0) return undefined;
  return { number: before ? before.number + 1 : 0, record: { formatVersion, ...news }, position, partial };
}

/** The answer that its checkpoints make, up to the first one that is missing or cannot be read; null for none. */
export function joinPieces(records: readonly unknown[]): { position: number | undefined; message: Message | null } {
  let text = '';
  let reasoning = '';
  let position: number | undefined;
  let message: unknown;
  for (const piece of records) {
    if (!isReadable(piece)) break;
    text = text.slice(0, numberOf(piece, 'textFrom')) + (stringOf(piece, 'text') ?? '');
    reasoning = reasoning.slice(0, numberOf(piece, 'reasoningFrom')) + (stringOf(piece, 'reasoning') ?? '');
    position = numberOf(piece, 'position') ?? position;
    message = own(piece, 'message') ?? message;
  }
  const joined = isFields(message) ? readMessage({ ...message, text, ...(reasoning && { reasoning }) }) : null;
  return { position, message: joined };
}

/** What `now` has beyond `before`; where it does not go on from there, the whole of it. */
function addition(name: 'text' | 'reasoning', before: string, now: string): object {
  if (now === before) return {};
  return now.startsWith(before) ? { [name]: now.slice(before.length) } : { [`${name}From`]: 0, [name]: now };
}

function hasSameFields(before: AnswerMessage, now: AnswerMessage): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(now)] as (keyof AnswerMessage)[]);
  return [...names].every((name) => name === 'text' || name === 'reasoning' || before[name] === now[name]);
}

function rest(position: number, partial: AnswerMessage): object {
  const { reasoning: _, ...message } = partial;
  return { position, message: readMessage({ ...message, text: '', status: 'incomplete', reason: 'reload' }) };
}
