// What is read ahead where not all sheets have room.
import { expect, test } from 'vitest';
import type { Ledger } from '../../electron/core/ledger.ts';
import { warmUp } from '../../electron/core/warm-up.ts';

test('days are read until there is no room, newest first, and the directory in any case', async () => {
  const read: string[] = [];
  const directory = {
    get presence() {
      return read.push('presence');
    },
    get contacts() {
      return read.push('contacts');
    },
  };
  const ledger = {
    reader: { snapshot: <T>(work: () => T) => work() },
    ahead: ({ from }: { from: number }) => read.push(new Date(from).toISOString().slice(0, 10)) < 3,
    view: () => ({ directory }),
  };
  await warmUp(ledger as unknown as Ledger, Date.UTC(2026, 2, 10, 9), async () => {});
  expect(read).toEqual(['2026-03-10', '2026-03-09', '2026-03-08', 'presence', 'contacts']);
});
