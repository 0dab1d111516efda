import { existsSync, readFileSync } from 'node:fs';

/**
 * What a step came to.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * The counts of a step that is one thing.
 *
 * @param {boolean} isGood
 * @returns {Counts}
 */
export function oneStep(isGood) {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
}

/**
 * The counts of Vitest's JSON report. A run that failed without a failed test (a file that does not load, an error
 * outside of a test, no report at all) counts as one failure.
 *
 * @param {string} file
 * @param {boolean} isGood whether the command succeeded
 * @returns {Counts}
 */
export function vitestCounts(file, isGood) {
  const report = readReport(file);
  const passed = number(report?.['numPassedTests']);
  const failed = number(report?.['numFailedTests']);
  const skipped = number(report?.['numPendingTests']) + number(report?.['numTodoTests']);
  return atLeastOneFailure({ passed, failed, skipped }, isGood);
}

/**
 * The counts of Playwright's JSON report.
 *
 * @param {string} file
 * @param {boolean} isGood whether the command succeeded
 * @returns {Counts}
 */
export function playwrightCounts(file, isGood) {
  const stats = readReport(file)?.['stats'];
  /** @type {Record<string, unknown>} */
  const fields = typeof stats === 'object' && stats !== null ? { ...stats } : {};
  const passed = number(fields['expected']) + number(fields['flaky']);
  const counts = { passed, failed: number(fields['unexpected']), skipped: number(fields['skipped']) };
  return atLeastOneFailure(counts, isGood);
}

/**
 * @param {Counts} counts
 * @param {boolean} isGood
 */
function atLeastOneFailure(counts, isGood) {
  const isSilent = counts.failed === 0 && (!isGood || counts.passed === 0);
  return isSilent ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {string} file
 * @returns {Record<string, unknown> | undefined}
 */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** @param {unknown} value */
function number(value) {
  return typeof value === 'number' ? value : 0;
}
