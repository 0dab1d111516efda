import type { AnswerMessage } from '../../core/message.js';
import { messageFieldsOf } from './encode.js';
import { formatVersion } from './format.js';

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
  const text = withoutHalf(partial.text);
  const reasoning = withoutHalf(partial.reasoning ?? '');
  const texts = {
    ...addition('text', before?.partial.text ?? '', text),
    ...addition('reasoning', before?.partial.reasoning ?? '', reasoning),
  };
  const fields = before?.position === position && hasSameFields(before.partial, partial) ? {} : rest(position, partial);
  const news = { ...texts, ...fields };
  if (Object.keys(news).length === 0) return undefined;
  const kept: AnswerMessage = { ...partial, text, ...(partial.reasoning !== undefined && { reasoning }) };
  return { number: before ? before.number + 1 : 0, record: { formatVersion, ...news }, position, partial: kept };
}

/** The text that `now` adds to `before`; the whole of `now` where it does not begin with `before`. */
function addition(name: 'text' | 'reasoning', before: string, now: string): object {
  if (now === before) return {};
  return now.startsWith(before)
    ? { [name]: now.slice(before.length).toWellFormed() }
    : { [`${name}From`]: 0, [name]: now.toWellFormed() };
}

/** A text that ends within a character, whose other half is still to come: a checkpoint ends before it. */
function withoutHalf(text: string): string {
  const isFirstHalf = (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800;
  return isFirstHalf ? text.slice(0, -1) : text;
}

function hasSameFields(before: AnswerMessage, now: AnswerMessage): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(now)] as (keyof AnswerMessage)[]);
  return [...names].every((name) => name === 'text' || name === 'reasoning' || before[name] === now[name]);
}

function rest(position: number, partial: AnswerMessage): object {
  const { reasoning: _, ...message } = partial;
  return { position, message: messageFieldsOf({ ...message, text: '' }) };
}
