import { runMain } from './run.mjs';
import { ensureBrowser, ensureInstalled } from './setup.mjs';

await runMain(async () => {
  await ensureInstalled();
  await ensureBrowser();
  const { checkSteps, runStep } = await import('./steps.mjs');
  for (const step of checkSteps) {
    const { failed } = await runStep(step);
    if (failed > 0) throw new Error(`check stopped at: ${step.name}`);
  }
  console.log('\nAll checks passed');
});
