/** The built gateway, as a user gets it. Its types come from the source, since they are checked before the build. */
const built = new URL('../../dist/testing.js', import.meta.url).href;

export const { parseBundle, replayBundle, startRehearsal } = (await import(
  built
)) as typeof import('../../src/testing/index.js');
