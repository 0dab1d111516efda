import { asList, asObject, asString, type JsonObject } from '../../json.js';
import type { Chunk } from '../answer-chunk.js';
import { readFinishReason } from './finish-reason.js';
import { addImage, addTool, messageText } from './message.js';

/**
 * An event of the Responses API: Open WebUI passes them through where a connection is of that type.
 *
 * @see https://platform.openai.com/docs/api-reference/responses-streaming
 */
export function readResponsesEvent(type: string, frame: JsonObject, chunk: Chunk): void {
  const delta = asString(frame.delta);
  const response = asObject(frame.response);
  if (type === 'response.output_text.delta' || type === 'response.refusal.delta') chunk.text += delta;
  else if (/^response\.reasoning(_summary)?(_text)?\.delta$/.test(type)) chunk.reasoning += delta;
  else if (type === 'response.completed') {
    readFinishReason('stop', chunk);
    readOutput(response, chunk);
  } else if (type === 'response.incomplete') {
    readFinishReason(asObject(response.incomplete_details).reason || 'length', chunk);
  } else if (type === 'response.output_item.added') {
    const item = asObject(frame.item);
    if (item.type === 'function_call') addTool(item.name, chunk);
  } else if (type === 'response.output_item.done') {
    readPicture(asObject(frame.item), chunk);
  }
}

/** A whole response: its text as a whole, which may have come piece by piece before, and its pictures. */
export function readOutput(response: JsonObject, chunk: Chunk): void {
  let whole = '';
  for (const item of asList(response.output).map(asObject)) {
    readPicture(item, chunk);
    if (item.type === 'function_call') addTool(item.name, chunk);
    if (item.type === 'message') whole += messageText(item.content);
  }
  if (whole) Object.assign(chunk, { whole, isRepeated: true });
}

function readPicture({ type, result, output_format }: JsonObject, chunk: Chunk): void {
  if (type !== 'image_generation_call' || !result) return;
  addImage(`data:image/${asString(output_format) || 'png'};base64,${asString(result)}`, chunk);
}
