import { ChatError } from '../../../core/chat-error.js';
import type { Usage } from '../../../core/message.js';
import { isObject, asList, asObject, asString, type JsonObject } from '../../json.js';
import { singleLine } from '../../server-text.js';
import { emptyChunk, type Chunk } from '../answer-chunk.js';
import { addImage, readMessage } from './message.js';
import { readFinishReason } from './finish-reason.js';
import { OtherSources } from './other-sources.js';
import { readOutput, readResponsesEvent } from './responses-api.js';
import { isErrorReport, judgeError, tellsError } from './server-error.js';
import { readSources } from './sources.js';
import { readStatus } from './status.js';

const mostImages = 8;

/**
 * Reads the frames of one answer: chunks and whole completions of the OpenAI API, Open WebUI's own frames, events of
 * the Responses API, and lines of Ollama. Every field is optional and none is trusted.
 */
export class ChunkReader {
  /** As the server wrote them. */
  #sources: readonly unknown[] = [];
  readonly #otherSources = new OtherSources();
  readonly #images = new Set<string>();

  /** @param secret the key, which a server may repeat in an error */
  constructor(private readonly secret: string) {}

  /** @param isBare for JSON without the framing of an event stream */
  read(frame: JsonObject, eventName = '', isBare = false): Chunk {
    const chunk = emptyChunk();
    const type = asString(frame.type);
    if (Array.isArray(frame.task_ids)) chunk.error = new ChatError('unexpected-body', 'the server answers as a task');
    // The text and its end.
    if (type.startsWith('response.')) readResponsesEvent(type, frame, chunk);
    if (frame.object === 'response') {
      readOutput(frame, chunk);
      readFinishReason(asObject(frame.incomplete_details).reason || 'stop', chunk);
    }
    if (isObject(frame.event)) this.#readEvent(frame.event, chunk);
    this.#readChoices(frame, chunk);
    if (isObject(frame.message)) {
      readMessage(frame.message, chunk);
      if (frame.done === true) readFinishReason(frame.done_reason || 'stop', chunk);
    }
    // Everything beside the text.
    if (Array.isArray(frame.sources)) this.#cite(frame.sources, chunk);
    // Open WebUI's own list has the numbers that the model was given.
    const others = this.#sources.length ? undefined : this.#otherSources.read(frame);
    if (others) chunk.events.push({ type: 'sources', sources: others });
    chunk.events = chunk.events.filter((event) => event.type !== 'image' || this.#isNewImage(event.url));
    const model = singleLine(frame.selected_model_id);
    if (model) chunk.events.push({ type: 'model', id: model });
    const usage = readUsage(frame.usage) ?? readUsage(asObject(frame.response).usage) ?? readUsage(frame);
    if (usage) chunk.events.push({ type: 'usage', usage });
    // Errors.
    const stray = strayText(frame);
    const isError = eventName === 'error' || type === 'response.failed' || isErrorReport(frame);
    if (isError || tellsError(stray) || (stray && isBare)) this.#fail(frame, chunk);
    else if (stray) chunk.oddity = singleLine(stray);
    // Google's own form: https://ai.google.dev/api/generate-content#PromptFeedback
    if (asObject(frame.promptFeedback).blockReason)
      Object.assign(chunk, { finishReason: 'content-filter', isDone: true });
    return chunk;
  }

  #fail(body: unknown, chunk: Chunk): void {
    noteError(body, this.secret, chunk);
  }

  #readChoices(frame: JsonObject, chunk: Chunk): void {
    const { choices } = frame;
    if (choices && !Array.isArray(choices)) chunk.oddity = singleLine(choices);
    for (const choice of asList(choices)) {
      // Other indexes are other answers to the same question, which nobody asked for.
      if (isObject(choice)) {
        if (!Number(choice.index)) this.#readChoice(choice, frame, chunk);
      } else chunk.oddity = singleLine(choice);
    }
  }

  #readChoice(choice: JsonObject, frame: JsonObject, chunk: Chunk): void {
    const { delta, message, text, finish_reason } = choice;
    for (const part of [delta, message]) if (part && !isObject(part)) chunk.oddity = singleLine(part);
    if (text && typeof text !== 'string') chunk.oddity = singleLine(text);
    if (isObject(delta)) readMessage(delta, chunk);
    else if (isObject(message)) {
      readMessage(message, chunk);
      chunk.whole = chunk.text;
      chunk.text = '';
    }
    if (choice.error) this.#fail(choice, chunk);
    chunk.text += asString(text);
    if (readFinishReason(finish_reason, chunk) === 'error') this.#fail(frame, chunk);
  }

  /** Events that pipes and filters of Open WebUI put into the stream. */
  #readEvent(event: JsonObject, chunk: Chunk): void {
    const data = asObject(event.data);
    switch (event.type) {
      case 'status': {
        const status = readStatus(data);
        if (status && data.hidden !== true) chunk.events.push({ type: 'status', status });
        break;
      }
      case 'message':
      case 'chat:message:delta':
        chunk.text += asString(data.content);
        break;
      case 'replace':
      case 'chat:message':
        chunk.replacement = asString(data.content);
        break;
      case 'files':
        for (const file of asList(data.files).map(asObject)) if (file.type === 'image') addImage(file.url, chunk);
        break;
      case 'source':
      case 'citation':
        this.#cite([...this.#sources, data], chunk);
        break;
      case 'error':
      case 'chat:message:error':
        this.#fail(isObject(event.data) ? data : event, chunk);
        break;
    }
  }

  #cite(elements: readonly unknown[], chunk: Chunk): void {
    const sources = readSources(elements);
    if (!sources.length) return;
    this.#sources = elements;
    chunk.events.push({ type: 'sources', sources });
  }

  #isNewImage(url: string): boolean {
    if (this.#images.has(url) || this.#images.size === mostImages) return false;
    this.#images.add(url);
    return true;
  }
}

/** Notes an error in the chunk: it ends the answer. A filter ends it as one does within a stream. */
export function noteError(body: unknown, secret: string, chunk: Chunk): Chunk {
  const { error, isFiltered, report } = judgeError(body, secret);
  if (isFiltered) Object.assign(chunk, { finishReason: 'content-filter', isDone: true });
  else if (!chunk.error) Object.assign(chunk, { error, report });
  return chunk;
}

/** Text in a field that no answer of this API has: another API's, or what a gateway on the way says. */
function strayText(frame: JsonObject): string {
  const { choices, event, type, object, done } = frame;
  if (choices || isObject(event) || type || object || done !== undefined) return '';
  const { content, text, response, delta, message, msg, answer, output, generated_text } = frame;
  return (
    [content, text, response, delta, message, msg, answer, output, generated_text].map(asString).find(Boolean) ?? ''
  );
}

function readUsage(value: unknown): Usage | undefined {
  const usage = asObject(value);
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
