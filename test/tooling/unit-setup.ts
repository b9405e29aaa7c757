// Around the unit and core tests: what they leave among the temporary files fails the run.
import { beginTempFolder } from './temp-folder.ts';

export function setup(): () => void {
  const end = beginTempFolder();
  return () => {
    try {
      end();
    } catch (error) {
      // Vitest only logs what a teardown throws.
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 1;
    }
  };
}
