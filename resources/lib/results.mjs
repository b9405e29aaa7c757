// Reads what the test tools reported and adds it up. A tool that ended badly without naming a failed test, or that
// reported nothing at all, counts as one failure: silence is not success.

import { readFileSync } from 'node:fs';

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally */

/** @returns {Tally} */
export function addTallies(/** @type {readonly Tally[]} */ tallies) {
  return tallies.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The one line a person or a script looks for. */
export function summaryLine(/** @type {Tally} */ { passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {string} file vitest's JSON report
 * @param {boolean} ok whether vitest itself ended well
 * @returns {Tally}
 */
export function vitestTally(file, ok) {
  const report = readJson(file);
  const failed = count(report?.numFailedTests);
  const skipped = count(report?.numPendingTests) + count(report?.numTodoTests);
  return honest({ passed: count(report?.numPassedTests), failed, skipped }, ok);
}

/**
 * @param {string} file Playwright's JSON report
 * @param {boolean} ok whether Playwright itself ended well
 * @returns {Tally} a test that passed only when repeated counts as failed
 */
export function playwrightTally(file, ok) {
  const stats = readJson(file)?.stats;
  const failed = count(stats?.unexpected) + count(stats?.flaky);
  return honest({ passed: count(stats?.expected), failed, skipped: count(stats?.skipped) }, ok);
}

/** @returns {Tally} */
function honest(/** @type {Tally} */ tally, /** @type {boolean} */ ok) {
  const silent = tally.failed === 0 && (!ok || tally.passed === 0);
  return silent ? { ...tally, failed: 1 } : tally;
}

function count(/** @type {unknown} */ value) {
  return typeof value === 'number' ? value : 0;
}

function readJson(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
