import type { AgentStatus, Usage } from '../../../core/message.js';
import { isObject, listOf, objectOf, stringOf, type JsonObject } from '../../json.js';
import { plainText } from '../../plain-text.js';
import { readStatus } from './status.js';

/** What one frame says, whatever dialect it is written in. */
export interface Chunk {
  text: string;
  reasoning: string;
  /** The provider's own word. */
  finishReason: string;
  /** Names of tools that the model wants called. */
  tools: string[];
  usage?: Usage;
  /** Replace the sources known so far. */
  sources?: readonly unknown[];
  /** Adds one to the sources known so far. */
  source?: unknown;
  status?: AgentStatus;
  /** Addresses of pictures, not checked. */
  images: unknown[];
  /** The text of a whole message: all of the answer so far, or only what is new; which, the text before tells. */
  whole?: string;
  /** `whole` counts only where no text has come before. */
  isRepeated?: boolean;
  /** The whole text, said anew. */
  replacement?: string;
  /** The model that really answers. */
  model?: string;
  /** The turn failed; the value is what the server wrote. */
  error?: unknown;
  /** The server took the turn as a task and answers elsewhere. */
  isTask?: boolean;
}

/**
 * Reads one frame: a chunk or a whole completion of the OpenAI API, Open WebUI's own frames, an event of the
 * Responses API, or a line of Ollama. Every field is optional and none is trusted.
 */
export function readChunk(frame: JsonObject, eventName = ''): Chunk {
  const chunk: Chunk = { text: '', reasoning: '', finishReason: '', tools: [], images: [] };
  const type = stringOf(frame.type);
  if (type.startsWith('response.')) readResponsesEvent(type, frame, chunk);
  if (frame.object === 'response') {
    readOutput(frame, chunk);
    chunk.finishReason = stringOf(objectOf(frame.incomplete_details).reason) || 'stop';
  }
  if (isObject(frame.event)) readOpenWebUIEvent(frame.event, chunk);
  for (const choice of listOf(frame.choices)) {
    // Other indexes are other answers to the same question, which nobody asked for.
    if (isObject(choice) && !choice.index) readChoice(choice, chunk);
  }
  if (isObject(frame.message)) {
    readMessage(frame.message, chunk);
    if (frame.done === true) chunk.finishReason = stringOf(frame.done_reason) || 'stop';
  }
  if (Array.isArray(frame.sources)) chunk.sources = frame.sources;
  const model = plainText(frame.selected_model_id);
  if (model) chunk.model = model;
  const usage = readUsage(frame.usage) ?? readUsage(objectOf(frame.response).usage) ?? readUsage(frame);
  if (usage) chunk.usage = usage;
  if (Array.isArray(frame.task_ids)) chunk.isTask = true;
  const failed =
    frame.error || eventName === 'error' || type === 'error' || type === 'response.failed' || frame.object === 'error';
  const isDetail = frame.detail && !frame.choices;
  const isCode = Number(frame.code) >= 400 && frame.message && !frame.choices;
  if (failed || isDetail || isCode || chunk.finishReason === 'error') chunk.error ??= frame;
  return chunk;
}

function readChoice(choice: JsonObject, chunk: Chunk): void {
  if (isObject(choice.delta)) readMessage(choice.delta, chunk);
  else if (isObject(choice.message)) {
    readMessage(choice.message, chunk);
    chunk.whole = chunk.text;
    chunk.text = '';
  }
  if (choice.error) chunk.error = choice;
  chunk.text += stringOf(choice.text);
  chunk.finishReason = stringOf(choice.finish_reason);
}

function readMessage(message: JsonObject, chunk: Chunk): void {
  const { reasoning_content, reasoning, thinking, reasoning_details } = message;
  // Gateways repeat the same reasoning under several names.
  chunk.reasoning += textOf(reasoning_content) || textOf(reasoning) || textOf(thinking) || textOf(reasoning_details);
  for (const part of listOf(message.content)) chunk.reasoning += textOf(objectOf(part).thinking);
  chunk.text += textOf(message.content) + stringOf(message.refusal);
  for (const part of [...listOf(message.images), ...listOf(message.content)]) {
    const image = objectOf(part).image_url;
    if (image) chunk.images.push(stringOf(image) || objectOf(image).url);
  }
  for (const call of [...listOf(message.tool_calls), { function: message.function_call }]) {
    addTool(objectOf(objectOf(call).function).name, chunk);
  }
}

/** A string, or the texts of a list of parts. */
function textOf(value: unknown): string {
  if (!Array.isArray(value)) return stringOf(value);
  return value.map((part) => stringOf(objectOf(part).text) || stringOf(objectOf(part).summary)).join('');
}

function addTool(name: unknown, chunk: Chunk): void {
  const text = plainText(name, 100);
  if (text) chunk.tools.push(text);
}

function readUsage(value: unknown): Usage | undefined {
  const usage = objectOf(value);
  const inputTokens = firstCount(usage, 'prompt_tokens', 'input_tokens', 'prompt_eval_count');
  const outputTokens = firstCount(usage, 'completion_tokens', 'output_tokens', 'eval_count');
  const totalTokens = firstCount(usage, 'total_tokens');
  const counts = {
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
    ...(totalTokens !== undefined && { totalTokens }),
  };
  return Object.keys(counts).length ? counts : undefined;
}

function firstCount(usage: JsonObject, ...names: string[]): number | undefined {
  for (const name of names) {
    const count = usage[name];
    if (typeof count === 'number' && Number.isFinite(count)) return count;
  }
  return undefined;
}

/** Events that pipes and filters of Open WebUI put into the stream. */
function readOpenWebUIEvent(event: JsonObject, chunk: Chunk): void {
  const data = objectOf(event.data);
  const type = stringOf(event.type);
  if (type === 'status') {
    const status = readStatus(data);
    if (status && data.hidden !== true) chunk.status = status;
  } else if (type === 'message' || type === 'chat:message:delta') {
    chunk.text += stringOf(data.content);
  } else if (type === 'replace' || type === 'chat:message') {
    chunk.replacement = stringOf(data.content);
  } else if (type === 'files') {
    for (const file of listOf(data.files).map(objectOf)) if (file.type === 'image') chunk.images.push(file.url);
  } else if (type === 'source' || type === 'citation') {
    chunk.source = data;
  } else if (type === 'error' || type === 'chat:message:error') {
    chunk.error = isObject(event.data) ? data : event;
  }
}

/** The Responses API: Open WebUI passes its events through when a connection is of that type. */
function readResponsesEvent(type: string, frame: JsonObject, chunk: Chunk): void {
  const delta = stringOf(frame.delta);
  const response = objectOf(frame.response);
  if (type === 'response.output_text.delta' || type === 'response.refusal.delta') chunk.text += delta;
  else if (/^response\.reasoning(_summary)?(_text)?\.delta$/.test(type)) chunk.reasoning += delta;
  else if (type === 'response.completed') {
    chunk.finishReason = 'stop';
    readOutput(response, chunk);
  } else if (type === 'response.incomplete') {
    chunk.finishReason = stringOf(objectOf(response.incomplete_details).reason) || 'length';
  } else if (type === 'response.output_item.added') {
    const item = objectOf(frame.item);
    if (item.type === 'function_call') addTool(item.name, chunk);
  } else if (type === 'response.output_item.done') {
    readPicture(objectOf(frame.item), chunk);
  }
}

/** A whole response: its text as a whole, which may have come piece by piece before, and its pictures. */
function readOutput(response: JsonObject, chunk: Chunk): void {
  let whole = '';
  for (const item of listOf(response.output).map(objectOf)) {
    readPicture(item, chunk);
    if (item.type === 'function_call') addTool(item.name, chunk);
    if (item.type === 'message') whole += textOf(item.content);
  }
  if (whole) Object.assign(chunk, { whole, isRepeated: true });
}

function readPicture({ type, result, output_format }: JsonObject, chunk: Chunk): void {
  if (type !== 'image_generation_call' || !result) return;
  chunk.images.push(`data:image/${stringOf(output_format) || 'png'};base64,${stringOf(result)}`);
}
