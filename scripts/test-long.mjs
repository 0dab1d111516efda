import { ensureBrowser, ensureInstalled } from './setup.mjs';
import { runMain, runTool } from './run.mjs';

// What takes too long for every change: many repetitions, soaks, several seeds (e2e/long/, and the unit tests that do
// more with CAUSERIE_LONG=1). Arguments choose among the browser tests, by a part of their files' names.
await runMain(async () => {
  await ensureInstalled();
  await ensureBrowser();
  const { buildIfNeeded } = await import('./build.mjs');
  await buildIfNeeded();
  const chosen = process.argv.slice(2);
  // The second name is for tests in a browser, which are told no other.
  const long = { CAUSERIE_LONG: '1', VITE_CAUSERIE_LONG: '1' };
  if (chosen.length === 0) {
    await runTool('vitest', ['run', '--project', 'node'], long);
    await runTool('vitest', ['run', '--root', 'relay'], long);
    await runTool('vitest', ['run', '--project', 'browser', 'test/history/kills'], long);
  }
  await runTool('@playwright/test', ['test', '--project=long', '--workers=1', '--reporter=list', ...chosen], long);
});
