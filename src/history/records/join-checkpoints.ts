import type { Message } from '../../core/message.js';
import { isFields, numberOf, own, stringOf } from './read-fields.js';
import { isReadable } from './format.js';
import { messageFromFields } from './decode-message.js';

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
  const joined = isFields(message) ? messageFromFields({ ...message, text, ...(reasoning && { reasoning }) }) : null;
  return { position, message: joined };
}
