import type { Records, RecordStore } from '../records/records.js';

/** Records that go with the page, for a history that is kept nowhere. */
export function createMemoryRecordStore(memory: Records): RecordStore {
  return {
    kind: 'memory',
    mirror: memory,
    async run(_, work) {
      return work(memory);
    },
    close() {},
  };
}
