import type { FinishReason } from '../../../core/chat-event.js';
import { singleLine } from '../../server-text.js';
import type { Chunk } from '../answer-chunk.js';

/**
 * The words by which providers end an answer, and ours.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/object (stop, length, content_filter, tool_calls)
 * @see https://docs.claude.com/en/api/handling-stop-reasons (end_turn, max_tokens, refusal …)
 * @see https://ai.google.dev/api/generate-content#FinishReason (STOP, SAFETY, RECITATION …)
 * @see https://docs.cohere.com/reference/chat (COMPLETE, ERROR_LIMIT, ERROR_TOXIC …)
 */
const reasons: readonly (readonly [RegExp, FinishReason])[] = [
  [
    /^(length|model_length|error_limit|max_((output|new|completion)_)?tokens|model_context_window_exceeded)$/i,
    'length',
  ],
  [/content.?filter|safety|recitation|prohibited|blocklist|spii|sensitive|toxic|refusal|guardrail/i, 'content-filter'],
  [/tool|function.?call/i, 'tool-calls'],
  [
    /^(stop|stopped|stop_sequence|stop_token|eos|eos_token|eos_token_id|end|end_turn|end_of_(text|turn|sequence))$/i,
    'stop',
  ],
  [/^(complete|completed|done|finish|finished|normal)$/i, 'stop'],
];

/** The answer goes on. Some servers write the word in place of the value. */
const open = /^(null|none|unspecified|finish_reason_unspecified|in_progress)?$/i;
/** The server itself says that it failed. */
const failed = /^(\w+_)?error$|^insufficient_system_resource$/i;

/** Notes in the chunk why the answer ended, or that the word for it is not known. */
export function readFinishReason(value: unknown, chunk: Chunk): 'error' | undefined {
  if (!value || (typeof value === 'string' && open.test(value))) return undefined;
  const word = typeof value === 'string' ? value : '';
  if (failed.test(word)) return 'error';
  const known = reasons.find(([pattern]) => pattern.test(word));
  if (known) chunk.finishReason = known[1];
  else chunk.oddity = singleLine(word);
  return undefined;
}
