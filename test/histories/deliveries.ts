// The same events as they may arrive: in order, late, shuffled, backwards, doubled, in batches of any size.
import { createRandom, type Random } from './random.ts';

/** Batches in order of arrival. Every event comes at least once; figures must not tell one delivery from another. */
export function deliveries<T>(events: readonly T[], seed: number): readonly (readonly T[])[] {
  const random = createRandom(seed);
  const arrange = random.pick([inOrder, late, late, shuffled, backwards]);
  const arrived = arrange(events, random);
  return batches(random.chance(0.5) ? doubled(arrived, random) : arrived, random);
}

function inOrder<T>(events: readonly T[]): readonly T[] {
  return events;
}

function backwards<T>(events: readonly T[]): readonly T[] {
  return events.toReversed();
}

function shuffled<T>(events: readonly T[], random: Random): readonly T[] {
  return random.shuffle(events);
}

/** Some events are held up and come anywhere later. */
function late<T>(events: readonly T[], random: Random): readonly T[] {
  const rank = events.map((event, index) => {
    const delay = random.chance(0.2) ? random.int(1, events.length) : 0;
    return { event, rank: index + delay };
  });
  return rank.toSorted((a, b) => a.rank - b.rank).map(({ event }) => event);
}

/** Some events come again, at once or anywhere later. */
function doubled<T>(events: readonly T[], random: Random): readonly T[] {
  const arrived: T[] = [...events];
  for (const event of events) {
    if (random.chance(0.25)) arrived.splice(random.int(arrived.indexOf(event) + 1, arrived.length), 0, event);
  }
  return arrived;
}

function batches<T>(events: readonly T[], random: Random): readonly (readonly T[])[] {
  const largest = random.pick([1, 3, 20, Math.max(1, events.length)]);
  const cut: T[][] = [];
  for (let start = 0; start < events.length; ) {
    const end = start + random.int(1, largest);
    cut.push(events.slice(start, end));
    start = end;
  }
  return cut;
}
