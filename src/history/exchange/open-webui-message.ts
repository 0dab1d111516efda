import { listOf, numberOf, own, readString, stringOf } from '../records/read-fields.js';

/** The ids that tie a message to its turn and branch. */
interface MessageIds {
  readonly id: string;
  readonly turnId: string;
  readonly branch?: string;
}

/** The fields of a message of Open WebUI under our names. The caller checks what they hold. */
export function readOpenWebUIMessage(fields: unknown, ids: MessageIds): object {
  const seconds = numberOf(fields, 'timestamp') ?? 0;
  const createdAt = seconds > 1e11 ? seconds : seconds * 1000;
  const content = textOf(own(fields, 'content'));
  const base = { ...ids, createdAt, role: own(fields, 'role') };
  if (base.role === 'user') return { ...base, text: content, status: 'complete' };
  const { reasoning, reasoningMs, text } = withoutReasoning(content);
  const error = own(fields, 'error');
  return {
    ...base,
    text,
    reasoning: reasoning ?? reasoningOf(own(fields, 'output')),
    reasoningMs,
    ...(error ? { status: 'incomplete', reason: 'server', error: { code: 'server' } } : { status: 'complete' }),
    model: stringOf(fields, 'model'),
    statuses: listOf(fields, 'statusHistory', statusOf),
    sources: listOf(fields, 'sources', sourceOf),
    images: listOf(fields, 'files', (file) => (own(file, 'type') === 'image' ? stringOf(file, 'url') : undefined)),
    feedback: own(own(fields, 'annotation'), 'rating'),
    usage: {
      inputTokens: numberOf(own(fields, 'usage'), 'prompt_tokens'),
      outputTokens: numberOf(own(fields, 'usage'), 'completion_tokens'),
      totalTokens: numberOf(own(fields, 'usage'), 'total_tokens'),
    },
  };
}

/** A text, or the texts of a list of parts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  const parts = Array.isArray(content) ? content : [];
  return parts.map((part) => readString(part) ?? stringOf(part, 'text') ?? '').join('');
}

const head = '<details type="reasoning"';
const end = '</details>';

/** Open WebUI may keep the reasoning as a fold in the text. */
function withoutReasoning(content: string): { text: string; reasoning?: string; reasoningMs?: number } {
  const from = content.indexOf(head);
  const to = content.indexOf(end, from);
  if (from < 0 || to < 0) return { text: content };
  const fold = content.slice(from, to);
  const seconds = /^[^>]*duration="(\d+)"/.exec(fold)?.[1];
  const inner = fold.slice(fold.indexOf('>') + 1);
  const summaryEnd = inner.indexOf('</summary>');
  const lines = inner
    .slice(summaryEnd < 0 ? 0 : summaryEnd + 10)
    .trim()
    .split('\n');
  return {
    text: content.slice(0, from) + content.slice(to + end.length).replace(/^\n/, ''),
    reasoning: unescaped(lines.map((line) => line.replace(/^> ?/, '')).join('\n')),
    ...(seconds && { reasoningMs: Number(seconds) * 1000 }),
  };
}

/** Or as a part of its own. */
function reasoningOf(output: unknown): string | undefined {
  const items = Array.isArray(output) ? output.filter((item) => own(item, 'type') === 'reasoning') : [];
  return items.map((item) => textOf(own(item, 'content')) || textOf(own(item, 'summary'))).join('\n\n') || undefined;
}

function statusOf(status: unknown): object | undefined {
  const description = stringOf(status, 'description');
  return description === undefined ? undefined : { description, done: own(status, 'done') !== false };
}

function sourceOf(source: unknown): object | undefined {
  const about = own(source, 'source');
  const name = stringOf(about, 'name') ?? stringOf(about, 'id');
  if (name === undefined) return undefined;
  return { name, url: stringOf(about, 'url'), passages: listOf(source, 'document', readString) ?? [] };
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
