import type { RecordSpace } from '../records/records.js';

/** A space whose code few pages need. */
export function lazySpace(kind: RecordSpace['kind'], load: () => Promise<RecordSpace>): RecordSpace {
  let space: RecordSpace | undefined;
  return {
    get kind() {
      return space?.kind ?? kind;
    },
    async run(access, work) {
      space ??= await load();
      return space.run(access, work);
    },
    close() {
      space?.close();
    },
  };
}
