// Replaces one day's snapshot again and again, each time by the next generation, until it is killed. Started by keep.test.ts.
import { keepWhole } from '../../electron/snapshot/keep.ts';
import { DAY, generation, INDEX } from './generation.ts';

const folder = process.argv[2] ?? '';
for (let n = Number(process.argv[3]); ; n++) {
  keepWhole(folder, DAY, generation(n), INDEX);
  if (process.send?.(n) === undefined) process.exit(1);
}
