import { parseArgs } from 'node:util';
import { availableEngines, missingEngines } from './find-engines.mjs';
import { ensureBrowser, ensureEngines, ensureInstalled, ensureNginx } from './setup.mjs';
import { runMain } from './run.mjs';

const { values } = parseArgs({ options: { real: { type: 'boolean', default: false } } });
const isCI = Boolean(process.env['CI']);

await runMain(async () => {
  await ensureInstalled();
  await ensureBrowser();
  await ensureEngines();
  const { oneStep } = await import('./counts.mjs');
  const { checkSteps, runPlaywright, runStep, succeeds } = await import('./steps.mjs');
  const { installRealStack, isRealStackInstalled } = await import('./real-stack/install.mjs');

  const total = { passed: 0, failed: 0 };
  /** What did not run, in plain words. @type {string[]} */
  const notRun = [];
  /** @param {import('./steps.mjs').Step} step */
  const add = async (step) => {
    const { passed, failed, skipped } = await runStep(step);
    total.passed += passed;
    total.failed += failed;
    if (skipped > 0) notRun.push(`${skipped} tests that are marked as skipped (${step.name})`);
    return failed === 0;
  };

  let isBuilt = false;
  for (const step of checkSteps) {
    if (step.name === 'sizes' && !isBuilt) {
      notRun.push('the sizes: there is no build');
      continue;
    }
    const isGood = await add(step);
    if (step.name === 'build') isBuilt = isGood;
  }

  const isReal = isCI || values.real || isRealStackInstalled();
  if (!isReal) notRun.push('the tests against a real Open WebUI (npm test -- --real runs them, and installs it once)');
  for (const engine of missingEngines()) notRun.push(`the tests in ${engine}, which is not installed`);
  if (!isBuilt) {
    notRun.push('the browser tests: there is no build');
  } else {
    await add({
      name: 'browser tests',
      run: async () => {
        const isReady = await succeeds(async () => {
          if (!isReal) return;
          await installRealStack();
          await ensureNginx();
        });
        if (!isReady) return oneStep(false);
        const engines = availableEngines().map((name) => `engine-${name}`);
        return runPlaywright(['rehearsal', 'package', ...engines, ...(isReal ? ['real'] : [])]);
      },
    });
    await add({ name: 'timed browser tests', run: () => runPlaywright(['timed']) });
  }

  // In CI a part that did not run is a failure, so that none goes missing unseen.
  if (isCI) total.failed += notRun.length;
  console.log('');
  for (const part of notRun) console.log(`not run: ${part}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
});
