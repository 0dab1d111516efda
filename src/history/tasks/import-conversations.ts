import type { StoredConversation } from '../history-store.js';
import { own } from '../records/read-fields.js';
import type { Access, KeyedRecord, Records, Work } from '../records/records.js';
import { restoreRecords } from './restore-records.js';

export interface ImportDeps {
  readonly run: <T>(access: Access, work: Work<T>) => Promise<T>;
  /** How often this page has erased everything. */
  readonly erasures: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told the positions of all messages of a conversation. */
  readonly onRestored: (positions: ReadonlyMap<string, number>) => void;
}

/** Begins with the last of a file, since its first is on top of the list in the end. */
export async function importConversations(
  conversations: readonly StoredConversation[],
  { run, erasures, now, onRestored }: ImportDeps,
): Promise<readonly StoredConversation[]> {
  const erasuresBefore = erasures();
  const before = new Set((await run('scan', listTombstones)).map(markOf));
  const added: StoredConversation[] = [];
  for (const stored of conversations.toReversed()) {
    const positions = await run('write', async (records) => {
      const news = (await listTombstones(records)).filter((tombstone) => !before.has(markOf(tombstone)));
      if (erasures() !== erasuresBefore || news.some(({ value }) => own(value, 'isWithAll') === true))
        return 'erased-all';
      if (news.some(({ key }) => key[1] === stored.conversation.id)) return 'erased';
      return restoreRecords(records, stored, now());
    });
    if (positions === 'erased-all') break;
    if (positions === 'erased') continue;
    onRestored(positions);
    added.unshift(stored);
  }
  return added;
}

function listTombstones(records: Records): Promise<readonly KeyedRecord[]> {
  return records.list(['x']);
}

/** Tells one erasure of a conversation from another. */
function markOf({ key, value }: KeyedRecord): string {
  return `${String(own(value, 'erasedAt'))} ${String(key[1])}`;
}
