import { numberOf, wordOf, stringOf } from '../history/records/read-fields.js';
import type { TabHint } from './tab-hint.js';

const kinds = [
  'message',
  'conversation',
  'draft',
  'erased',
  'erased-all',
  'unread',
  'read',
  'user',
  'stop',
  'asks',
  'runs',
] as const;
/** Longer than any id that a tab of ours sends. */
const longestText = 2_000;

/** The hint in what came over the channel, or undefined for whatever the page or another script says there. */
export function readHint(data: unknown): TabHint | undefined {
  const kind = wordOf(data, 'kind', kinds);
  switch (kind) {
    case undefined:
      return undefined;
    case 'erased-all':
    case 'user':
      return { kind };
    case 'message': {
      const conversation = textOf(data, 'conversation');
      const position = numberOf(data, 'position');
      return conversation === undefined || position === undefined ? undefined : { kind, conversation, position };
    }
    default: {
      const conversation = textOf(data, 'conversation');
      return conversation === undefined ? undefined : { kind, conversation };
    }
  }
}

function textOf(data: unknown, name: string): string | undefined {
  const text = stringOf(data, name);
  return text && text.length <= longestText ? text : undefined;
}
