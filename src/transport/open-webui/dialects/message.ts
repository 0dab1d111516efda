import { isObject, listOf, objectOf, stringOf, type JsonObject } from '../../json.js';
import { singleLine } from '../../server-text.js';
import type { Chunk } from '../answer-chunk.js';
import { imageUrl } from './safe-url.js';

/** Reads a message, or the new part of one, into the chunk. */
export function readMessage(message: JsonObject, chunk: Chunk): void {
  const { content, reasoning_content, reasoning, thinking, reasoning_details } = message;
  // Gateways repeat the same reasoning under several names.
  chunk.reasoning += textOf(reasoning_content) || textOf(reasoning) || textOf(thinking) || textOf(reasoning_details);
  for (const part of listOf(content)) chunk.reasoning += textOf(objectOf(part).thinking);
  chunk.text += textOf(content) + stringOf(message.refusal);
  if (isOdd(content) || isOdd(reasoning_content)) chunk.oddity = singleLine(String(content));
  for (const part of [...listOf(message.images), ...listOf(content)]) {
    const image = objectOf(part).image_url;
    if (image) addImage(stringOf(image) || objectOf(image).url, chunk);
  }
  for (const call of [...listOf(message.tool_calls), { function: message.function_call }]) {
    addTool(objectOf(objectOf(call).function).name, chunk);
  }
}

/** A string, or the texts of a list of parts. */
export function textOf(value: unknown): string {
  if (isObject(value)) return stringOf(value.text);
  if (!Array.isArray(value)) return stringOf(value);
  return value
    .map((part) => stringOf(part) || stringOf(objectOf(part).text) || stringOf(objectOf(part).summary))
    .join('');
}

/** Neither text, nor parts, nor nothing. */
function isOdd(value: unknown): boolean {
  const isText = typeof value === 'string' || Array.isArray(value) || (isObject(value) && 'text' in value);
  return value !== null && value !== undefined && value !== false && !isText;
}

export function addTool(name: unknown, chunk: Chunk): void {
  const text = singleLine(name, 100);
  if (text) chunk.tools.push(text);
}

export function addImage(address: unknown, chunk: Chunk): void {
  const url = imageUrl(address);
  if (url) chunk.events.push({ type: 'image', url });
}
