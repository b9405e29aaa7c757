// The last line of `npm test` tells the truth: what failed, and what never reported, is not counted as success.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTallies, playwrightTally, summaryLine, vitestTally } from '../../resources/lib/results.mjs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-results-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('test results', () => {
  it('are added up into one line', () => {
    const sum = addTallies([
      { passed: 4, failed: 0, skipped: 0 },
      { passed: 100, failed: 2, skipped: 3 },
    ]);
    expect(summaryLine(sum)).toBe('104 passed, 2 failed, 3 skipped');
    expect(summaryLine({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
  });

  it('come from the reports of both tools', () => {
    const unit = { numPassedTests: 9, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };
    expect(vitestTally(report(unit), false)).toEqual({ passed: 9, failed: 1, skipped: 2 });
    const browser = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 } };
    expect(playwrightTally(report(browser), false)).toEqual({ passed: 5, failed: 2, skipped: 1 });
  });

  it('count a tool that ended badly without naming a failed test as one failure', () => {
    expect(vitestTally(report({ numPassedTests: 9, numFailedTests: 0 }), false)).toEqual({
      passed: 9,
      failed: 1,
      skipped: 0,
    });
  });

  it('count a tool that reported nothing as one failure', () => {
    expect(playwrightTally(join(folder, 'missing.json'), true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(vitestTally(report({ numPassedTests: 0, numFailedTests: 0 }), true)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });
});
