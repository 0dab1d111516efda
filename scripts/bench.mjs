import { ensureBrowser, ensureInstalled } from './setup.mjs';
import { runMain, runTool } from './run.mjs';

// Measures the built files in a real browser (e2e/bench/) and fails where a gate is missed. Arguments choose among the
// files, by a part of their names.
await runMain(async () => {
  await ensureInstalled();
  await ensureBrowser();
  const { buildIfNeeded } = await import('./build.mjs');
  await buildIfNeeded();
  const args = ['test', '--project=bench', '--workers=1', '--reporter=line', ...process.argv.slice(2)];
  await runTool('@playwright/test', args);
});
