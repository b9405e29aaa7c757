// Counts that stay from question to question: as long as their version does, and as long as there is room.
import { expect, test } from 'vitest';
import { KeptCounts } from '../../electron/figures/sheets/kept-counts.ts';

const PART = '0';
const MB = 1_048_576;

/** Counts what is not known, `bytes` of it, and says so. */
function counter(bytes: number, counted: string[]) {
  return (of: KeptCounts, choice: string, version: string | null, part = PART) =>
    of.of(choice).get(part, version, () => {
      counted.push(`${choice} ${version} ${part}`);
      return new Int32Array(bytes / 4);
    });
}

test('what has a version is counted once for each choice, another version anew, what has none each time', () => {
  const [kept, counted] = [new KeptCounts(), [] as string[]];
  const ask = counter(8, counted);
  expect(ask(kept, 'a', '1')).toBe(ask(kept, 'a', '1'));
  for (const version of ['2', '2', null, null, '2']) ask(kept, 'a', version);
  ask(kept, 'b', '2');
  expect(counted).toEqual(['a 1 0', 'a 2 0', 'a null 0', 'a null 0', 'b 2 0']);
});

test('choices asked for longest ago make room; of one that needs more than there is, what came first stays', () => {
  const [kept, counted] = [new KeptCounts(), [] as string[]];
  const ask = counter(MB, counted);
  for (const choice of ['a', 'b', 'a', 'c', 'd', 'e']) ask(kept, choice, '1');
  // Five were asked for, four have room: `b` is the one of longest ago.
  counted.length = 0;
  for (const choice of ['a', 'c', 'd', 'e', 'b']) ask(kept, choice, '1');
  expect(counted).toEqual(['b 1 0']);
  counted.length = 0;
  const parts = ['0', '1', '2', '3', '4', '5'];
  for (let times = 0; times < 2; times++) for (const part of parts) ask(kept, 'f', '1', part);
  expect(counted).toEqual(['f 1 0', 'f 1 1', 'f 1 2', 'f 1 3', 'f 1 4', 'f 1 5', 'f 1 4', 'f 1 5']);
});
