import { jsonText } from '../../core/json-text.js';
import type { HistoryStore, HistoryUsage } from '../history-store.js';

/** Counts what is kept, conversation by conversation. */
export async function usageOf(history: Pick<HistoryStore, 'readAll'>): Promise<HistoryUsage> {
  const encoder = new TextEncoder();
  let bytes = 0;
  let conversations = 0;
  let messages = 0;
  let since: number | undefined;
  for await (const stored of history.readAll()) {
    bytes += encoder.encode(jsonText(stored)).length;
    conversations += 1;
    messages += stored.messages.length;
    since = Math.min(since ?? Infinity, stored.conversation.createdAt);
  }
  return { bytes, conversations, messages, since };
}
