// Loaded into every measured process (`--import`): at its end it writes what the whole process used, all threads
// together, to the file that KOKPIT_BENCH_USED names. A worker of that process has no end of its own to tell.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.KOKPIT_BENCH_USED;
if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const peakKb = process.platform === 'linux' ? peakOfThisProgram() : maxRSS;
    const used = { userMs: userCPUTime / 1000, systemMs: systemCPUTime / 1000, peakMb: peakKb / 1024 };
    writeFileSync(file, JSON.stringify(used));
  });
}

/** Linux counts what the process was before it became this program into maxRSS, and not into VmHWM. */
function peakOfThisProgram(): number {
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}
