import type { Log } from '../platform/log.js';
import { overlaidRecords } from './overlaid-records.js';
import type { RecordSpace } from './records.js';
import { isQuotaError } from './storage-error.js';
import { textRecords, type TextRecords } from './text-records.js';

/** Why messages are kept in memory only: there is no room, or no place that works. */
export type FallbackReason = 'full' | 'unavailable';

export interface FallbackInit {
  readonly log: Log;
  /** Called when memory takes over. */
  readonly onFallback: (reason: FallbackReason) => void;
  /** Called when all that was kept in memory is where it should be, and the rest goes there, too. */
  readonly onRestore: () => void;
  /** Told where a message is that had to move. */
  readonly onMoved: (messageId: string, position: number) => void;
}

export interface FallbackSpace extends RecordSpace {
  /** The place works again: the next work begins by taking there what is in memory only. */
  restore(): void;
}

/**
 * Memory behind a space that may break: its work is then done in memory, beginning with the work that failed. A disk
 * that is only full is still read and erased from; when there is room again, writing goes on there.
 *
 * @param space undefined for memory from the beginning
 * @param memory holds what the page has written to the space and read from it
 */
export function fallbackSpace(
  space: RecordSpace | undefined,
  memory: TextRecords,
  { log, onFallback, onRestore, onMoved }: FallbackInit,
): FallbackSpace {
  let reason: FallbackReason | undefined;
  /** What is in memory only. */
  let changed = textRecords();
  let isBack = false;

  async function restore(): Promise<void> {
    // A browser may free what was erased only some time later: then the next work tries again.
    isBack &&= reason === 'full';
    if (!space || !reason) return;
    try {
      const { moveRecords } = await import('./move-records.js');
      await moveRecords(changed, space, onMoved);
      reason = undefined;
      isBack = false;
      changed = textRecords();
      onRestore();
    } catch (error) {
      log.debug('messages stay in memory', error);
    }
  }

  return {
    get kind() {
      return reason ? 'memory' : (space?.kind ?? 'memory');
    },
    restore() {
      isBack = true;
    },
    async run(access, work) {
      if (!space) return work(memory);
      // Somebody else may have made room by the visitor's next message.
      if ((isBack && access !== 'append') || (reason === 'full' && access === 'write-strict')) await restore();
      try {
        if (!reason) return await space.run(access, work);
        const isWriting = access !== 'read' && access !== 'scan' && access !== 'erase';
        if (reason === 'full' && !isWriting) {
          const done = await space.run(access, (disk) => work(overlaidRecords(disk, changed)));
          isBack ||= access === 'erase';
          return done;
        }
      } catch (error) {
        if (!reason) {
          log.warn(`messages are kept in memory only: ${String(error)}`);
          reason = isQuotaError(error) ? 'full' : 'unavailable';
          if (space.isEmptied) for (const { key, value } of memory.under([])) changed.put(key, value);
          onFallback(reason);
        }
        space.close();
      }
      return work(overlaidRecords(memory, changed));
    },
    async letGo(conversationId, before) {
      // Else memory is all that there is.
      if (reason || space?.kind !== 'persistent') return;
      for (const { key } of await memory.page(['m', conversationId], before, Infinity)) memory.delete(key);
    },
    close() {
      space?.close();
    },
  };
}
