import type { RecordStore } from '../records/records.js';

/** A store whose code few pages need. */
export function createLazyRecordStore(kind: RecordStore['kind'], load: () => Promise<RecordStore>): RecordStore {
  let store: RecordStore | undefined;
  return {
    get kind() {
      return store?.kind ?? kind;
    },
    async run(access, work) {
      store ??= await load();
      return store.run(access, work);
    },
    close() {
      store?.close();
    },
  };
}
