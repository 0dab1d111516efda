import { defined } from '../../core/defined.js';
import { chatErrorCodes, type ChatErrorCode } from '../../core/chat-error.js';
import type {
  AgentDetail,
  AgentStatus,
  AnswerMessage,
  Message,
  MessageError,
  Source,
  UserMessage,
} from '../../core/message.js';
import { isFields, listOf, numberOf, wordOf, own, readString, stringOf } from './read-fields.js';
import { idOf, isReadable } from './format.js';

const userStatuses = ['queued', 'sending', 'complete', 'failed'] as const;
const agentActions = ['search', 'queries', 'found'] as const;
const otherReasons = ['stopped', 'reload', 'length', 'content-filter'] as const;

/** Null for a record that is damaged beyond repair or of a newer format. Never throws. */
export function decodeMessage(record: unknown): Message | null {
  return isReadable(record) ? messageFromFields(record) : null;
}

/** Without id, role and text there is no message; everything else is repaired, or left out where it is optional. */
export function messageFromFields(fields: unknown): Message | null {
  const id = idOf(fields);
  const text = stringOf(fields, 'text');
  if (!id || text === undefined) return null;
  const turnId = stringOf(fields, 'turnId') ?? id;
  const branch = stringOf(fields, 'branch');
  const base = { id, turnId, createdAt: numberOf(fields, 'createdAt') ?? 0, text, ...(branch && { branch }) };
  switch (own(fields, 'role')) {
    case 'user':
      return { role: 'user', ...base, ...userState(fields) };
    case 'assistant':
      return { role: 'assistant', ...base, ...answerState(fields), ...answerExtras(fields) };
    default:
      return null;
  }
}

function userState(fields: unknown): Pick<UserMessage, 'status' | 'error' | 'takeUp'> {
  // An unknown status counts as a message on its way: whether there is an answer tells what became of it.
  const status = wordOf(fields, 'status', userStatuses) ?? 'sending';
  // A queued message with an error waits for the connection.
  const hasError = status === 'failed' || (status === 'queued' && isFields(own(fields, 'error')));
  if (hasError) return { status, error: readError(fields, 'interrupted') };
  const takeUp = stringOf(fields, 'takeUp');
  return status === 'sending' && takeUp && /^[\da-f]{32}$/.test(takeUp) ? { status, takeUp } : { status };
}

function answerState(fields: unknown): Pick<AnswerMessage, 'status' | 'reason' | 'error'> {
  if (own(fields, 'status') === 'complete') return { status: 'complete' };
  const code = wordOf(fields, 'reason', chatErrorCodes);
  if (code) return { status: 'incomplete', reason: code, error: readError(fields, code) };
  return { status: 'incomplete', reason: wordOf(fields, 'reason', otherReasons) ?? 'reload' };
}

function answerExtras(fields: unknown): Partial<AnswerMessage> {
  const usage = own(fields, 'usage');
  return defined({
    reasoning: stringOf(fields, 'reasoning'),
    reasoningMs: numberOf(fields, 'reasoningMs'),
    sources: listOf(fields, 'sources', readSource),
    statuses: listOf(fields, 'statuses', readStatus),
    usage: isFields(usage)
      ? defined({
          inputTokens: numberOf(usage, 'inputTokens'),
          outputTokens: numberOf(usage, 'outputTokens'),
          totalTokens: numberOf(usage, 'totalTokens'),
        })
      : undefined,
    model: stringOf(fields, 'model'),
    toolCalls: listOf(fields, 'toolCalls', readString),
    images: listOf(fields, 'images', readImage),
    durationMs: numberOf(fields, 'durationMs'),
    feedback: wordOf(fields, 'feedback', [1, -1] as const),
  });
}

/**
 * The error of a message, or `otherwise` where it cannot be read. What the server wrote is left behind: it is never
 * stored.
 */
function readError(message: unknown, otherwise: ChatErrorCode): MessageError {
  const error = own(message, 'error');
  const code = wordOf(error, 'code', chatErrorCodes);
  if (!code) return { code: otherwise, retryable: true };
  return defined({
    code,
    retryable: own(error, 'retryable') === true,
    status: numberOf(error, 'status'),
    retryAfter: numberOf(error, 'retryAfter'),
  });
}

function readSource(source: unknown): Source | undefined {
  const name = stringOf(source, 'name');
  const url = stringOf(source, 'url');
  if (name === undefined) return undefined;
  return defined({
    name,
    url: webAddress(url),
    passages: listOf(source, 'passages', readString) ?? [],
    pages: listOf(source, 'pages', readString),
  });
}

function readStatus(status: unknown): AgentStatus | undefined {
  const description = stringOf(status, 'description');
  if (description === undefined) return undefined;
  return defined({
    description,
    done: own(status, 'done') === true,
    action: wordOf(status, 'action', agentActions),
    count: numberOf(status, 'count'),
    details: listOf(status, 'details', readDetail),
    isFault: own(status, 'isFault') === true || undefined,
  });
}

function readDetail(detail: unknown): AgentDetail | undefined {
  const text = stringOf(detail, 'text');
  return text === undefined ? undefined : defined({ text, url: webAddress(stringOf(detail, 'url')) });
}

function readImage(value: unknown): string | undefined {
  const image = readString(value);
  return image?.startsWith('data:image/') ? image : webAddress(image);
}

/** The page may have written here, too, and a link may be pressed. */
function webAddress(url: string | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
