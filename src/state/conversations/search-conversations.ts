import { pathOf } from '../../core/branch.js';
import type { Clock } from '../../core/clock.js';
import { plainText } from '../../core/plain-text.js';
import { hasWords, queryWords, rangesOf } from '../../core/fold-text.js';
import type { HistoryStore, StoredConversation } from '../../history/history-store.js';
import { nextTask } from '../../platform/system-clock.js';
import type { SearchHit } from './conversation-list.js';

/** In ms. The page is kept from answering its visitor for no longer than this. */
const slice = 8;
/** Characters of an excerpt, and of what stands before the first word in it. */
const excerptLength = 160;
const excerptLead = 40;

/** Searches all conversations, one after another, and lets the page work in between. */
export async function* searchConversations(
  store: HistoryStore,
  clock: Clock,
  query: string,
  signal: AbortSignal,
): AsyncGenerator<SearchHit> {
  const words = queryWords(query);
  if (words.length === 0) return;
  let since = clock.now();
  for await (const stored of store.readAll()) {
    if (signal.aborted) return;
    for (const hit of hitsIn(stored, words, query)) {
      if (hit) yield hit;
      if (clock.now() - since < slice) continue;
      await nextTask();
      if (signal.aborted) return;
      since = clock.now();
    }
  }
}

/** A hit, or undefined for a text without one, so that the caller can rest between two texts. The newest comes first. */
function* hitsIn(
  { conversation, messages, branches }: StoredConversation,
  words: readonly string[],
  query: string,
): Generator<SearchHit | undefined> {
  const { title } = conversation;
  if (title !== undefined && hasWords(title, words)) yield { conversation, ...excerptOf(title, words) };
  let shown: ReadonlySet<string> | undefined;
  for (const { message } of messages.toReversed()) {
    const { id: messageId, branch } = message;
    const text = hasWords(message.text, words) ? readable(message.text) : '';
    if (!hasWords(text, words)) {
      yield undefined;
      continue;
    }
    shown ??= new Set(pathOf(messages, branches, conversation.branch).map((placed) => placed.message.id));
    const spot = { messageId, query, ...(!shown.has(messageId) && { aside: { branch } }) };
    yield { conversation, spot, ...excerptOf(text, words) };
  }
}

/** Without the marks of markdown, the lines of tables among them. */
function readable(markdown: string): string {
  return plainText(markdown).replace(/^ *\|.*$/gm, (row) => (/^[\s|:-]+$/.test(row) ? '' : row.replaceAll('|', ' ')));
}

function excerptOf(text: string, words: readonly string[]): Pick<SearchHit, 'excerpt' | 'ranges'> {
  const ranges = rangesOf(text, words);
  const first = ranges[0]?.[0] ?? 0;
  // From the beginning of a word, and not within a letter of two units.
  const start =
    first <= excerptLead ? 0 : Math.max(0, text.lastIndexOf(' ', first - excerptLead) + 1, first - 3 * excerptLead);
  const end = Math.min(text.length, start + excerptLength);
  const lead = start > 0 ? '… ' : '';
  const excerpt = lead + text.slice(start, end).replaceAll(/\s/g, ' ') + (end < text.length ? ' …' : '');
  const moved = ranges
    .filter(([from, to]) => from >= start && to <= end)
    .map(([from, to]) => [from - start + lead.length, to - start + lead.length] as const);
  return { excerpt, ranges: moved };
}
