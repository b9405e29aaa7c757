// No floor is too large: as many conversations as are open stay in memory until they are on the disk, and what they lay in is
// taken again.
import { expect, test } from 'vitest';
import { EffectsBuilder } from '../../electron/core/effects.ts';
import { Folding } from '../../electron/core/folding.ts';
import type { Held } from '../../electron/core/stream.ts';
import { freeze } from '../../electron/core/stream-row.ts';
import { StreamStore } from '../../electron/core/stream-store.ts';
import { createDays } from '../../electron/figures/days.ts';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import type { KokpitEvent } from '../../shared/events/event.ts';
import { hash32 } from '../../shared/hash.ts';

const CONVERSATIONS = 300_000;
const BATCH = 10_000;
const START_MS = Date.UTC(2026, 0, 5, 8);

/** Decoded once: to decode nearly two million takes a while. */
function maker(type: string, second: number, data: object): (n: number) => KokpitEvent {
  const time = new Date(START_MS + second * 1_000).toISOString();
  const of = { conversation: 'c', ...data };
  const decoded = decodeText(JSON.stringify({ specversion: '1.0', id: type, source: 's', type, time, data: of }));
  if (!decoded.ok) throw new Error(decoded.reason);
  const { event } = decoded;
  return (n) => {
    const subject = `c${n}`;
    return { ...event, subject, hash: hash32(subject), agent: event.agent === null ? null : `a${n % 500}` };
  };
}

const opened = maker('conversation.opened', 0, { kind: 'chat', channel: 'web' });
const assigned = maker('conversation.assigned', 1, { agent: 'a' });
const resolved = maker('conversation.resolved', 2, { agent: 'a' });

test(`${CONVERSATIONS} conversations that are open at once, twice`, () => {
  const store = new StreamStore({ lastStream: () => 0, findStreams: () => new Map() } as never);
  const folding = new Folding({ store, days: createDays('UTC'), now: () => START_MS + 1e9, read: () => new Map() });
  let number = 0;
  /** What becomes of all of them by one event each: the last of them as it is kept, and how many are with their agent. */
  const all = (from: number, commit: number, make: (n: number) => KokpitEvent) => {
    const into = new EffectsBuilder();
    const changed: Held[] = [];
    for (let n = from; n < from + CONVERSATIONS; n += BATCH) {
      const events = Array.from({ length: BATCH }, (_, i) => make(n + i));
      folding.fold(
        events,
        events.map(() => ++number),
        commit,
        into,
        changed,
      );
    }
    expect(changed.length).toBe(CONVERSATIONS);
    const active = into.effects().cells.reduce((sum, cell) => sum + cell.active, 0);
    return { kept: freeze(changed[CONVERSATIONS - 1] as Held), active };
  };
  let room = 0;
  for (const wave of [0, 1]) {
    const from = wave * CONVERSATIONS;
    const commit = 3 * wave + 1;
    all(from, commit, opened);
    expect(all(from, commit + 1, assigned).active).toBe(CONVERSATIONS);
    const ended = all(from, commit + 2, resolved);
    expect(ended.active).toBe(-CONVERSATIONS);
    expect(ended.kept).toMatchObject({ id: `c${from + CONVERSATIONS - 1}`, open: false, lastMs: START_MS + 2_000 });
    // On the disk: nearly all may leave memory, and the next wave lies where they lay.
    store.settled(commit + 2);
    const { arrayBuffers } = process.memoryUsage();
    if (wave === 0) room = arrayBuffers;
    else expect(arrayBuffers - room).toBeLessThan(20_000_000);
  }
}, 120_000);
