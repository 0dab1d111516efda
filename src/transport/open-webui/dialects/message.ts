import { isObject, asList, asObject, asString, type JsonObject } from '../../json.js';
import { singleLine } from '../../server-text.js';
import type { Chunk } from '../answer-chunk.js';
import { imageUrl } from './safe-url.js';

/** Reads a message, or the new part of one, into the chunk. */
export function readMessage(message: JsonObject, chunk: Chunk): void {
  const { content, reasoning_content, reasoning, thinking, reasoning_details } = message;
  // Gateways repeat the same reasoning under several names.
  chunk.reasoning +=
    messageText(reasoning_content) || messageText(reasoning) || messageText(thinking) || messageText(reasoning_details);
  for (const part of asList(content)) chunk.reasoning += messageText(asObject(part).thinking);
  chunk.text += messageText(content) + asString(message.refusal);
  const odd = [content, reasoning_content, reasoning, message.refusal].find(isOdd);
  if (odd !== undefined) chunk.oddity = singleLine(String(odd));
  for (const part of [...asList(message.images), ...asList(content)]) {
    const image = asObject(part).image_url;
    if (image) addImage(asString(image) || asObject(image).url, chunk);
  }
  for (const call of [...asList(message.tool_calls), { function: message.function_call }]) {
    addTool(asObject(asObject(call).function).name, chunk);
  }
}

/** A string, or the texts of a list of parts. */
export function messageText(value: unknown): string {
  if (isObject(value)) return asString(value.text);
  if (!Array.isArray(value)) return asString(value);
  return value
    .map((part) => asString(part) || partText(asObject(part).text) || asString(asObject(part).summary))
    .join('');
}

/** A text, or the value of one: https://platform.openai.com/docs/api-reference/messages/object (`text.value`) */
function partText(value: unknown): string {
  return asString(value) || asString(asObject(value).value);
}

/** Neither text, nor nothing, nor parts: of those, only the text is looked at. */
function isOdd(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((part) => isOdd(isObject(part) ? part.text : part));
  if (!isObject(value)) return Boolean(value) && typeof value !== 'string';
  if ('text' in value) return isOdd(value.text);
  return typeof value.value !== 'string';
}

export function addTool(name: unknown, chunk: Chunk): void {
  const text = singleLine(name, 100);
  if (text) chunk.tools.push(text);
}

export function addImage(address: unknown, chunk: Chunk): void {
  const url = imageUrl(address);
  if (url) chunk.events.push({ type: 'image', url });
}
