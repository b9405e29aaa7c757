// The small world of a random history: a place with its clock, few people and things, and the moments where rules turn.
import { Temporal } from 'temporal-polyfill';
import type { Random } from './random.ts';

export interface World {
  readonly tz: string;
  /** The day around which everything happens; often one on which the clock changes. */
  readonly day: string;
  readonly agents: readonly string[];
  readonly groups: readonly string[];
  readonly products: readonly string[];
  readonly companies: readonly string[];
  readonly contacts: readonly string[];
  /** ms: midnights, the change of the clock, the ends of working days, each also a millisecond beside it. */
  readonly moments: readonly number[];
}

/** Zone and day. Clocks forward and back, by an hour and by half of one, at night and at midnight; and plain days. */
const PLACES: readonly (readonly [tz: string, day: string])[] = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Asia/Jerusalem', '1999-04-02'],
  ['Asia/Jerusalem', '1999-09-03'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['Africa/Cairo', '2026-04-24'],
  ['Antarctica/Troll', '2026-03-29'],
  // A day that this place never had.
  ['Pacific/Apia', '2011-12-30'],
  ['Europe/Istanbul', '2026-02-10'],
  ['Asia/Kathmandu', '2026-01-01'],
  ['UTC', '2026-03-10'],
  ['UTC', '1969-12-31'],
];
/** Ids are whatever a source says: names that every object has, a NUL, characters of two units, what a path is made of. */
const ODD = ['__proto__', 'constructor', 'null', '\u0000', '😀', 'ｚ', 'x]y.z'];
/** Zones to ask in: those of the places. */
export const ZONES: readonly string[] = [...new Set(PLACES.map(([tz]) => tz))];
export const CHANNELS = ['web', 'WhatsApp', 'whatsapp', 'MESSENGER', 'instagram', 'CallBack', 'voice', 'email', 'ÇAY'];
export const KINDS = ['chat', 'chat', 'chat', 'call', 'call', 'call', 'video', 'video', 'email', 'email', 'ticket'];

const TURNS = ['00:00', '01:00', '01:30', '02:00', '02:30', '03:00', '09:00', '12:00', '17:59', '18:00', '23:30'];

export function createWorld(random: Random): World {
  const [tz, day] = random.pick(PLACES);
  const few = (prefix: string, most: number) =>
    Array.from({ length: random.int(1, most) }, (_, index) =>
      index === 0 && random.chance(0.3) ? random.pick(ODD) : `${prefix}${index + 1}`,
    );
  const days = [-1, 0, 0, 0, 1, 2].map((count) => Temporal.PlainDate.from(day).add({ days: count }));
  const turns = days.flatMap((date) =>
    TURNS.map((time) => date.toZonedDateTime({ timeZone: tz, plainTime: time }).epochMilliseconds),
  );
  return {
    tz,
    day,
    agents: few('a', 4),
    groups: few('g', 3),
    products: few('p', 2),
    companies: few('k', 3),
    contacts: few('c', 3),
    // Few of them, so that much falls on the same millisecond.
    moments: random.shuffle(turns.flatMap((ms) => [ms, ms, ms - 1, ms + 1])).slice(0, 24),
  };
}

/** A moment of the world: where a rule turns, or any within four days; whole seconds more often than not. */
export function momentIn(world: World, random: Random): number {
  if (random.chance(0.35)) return random.pick(world.moments);
  const start = Math.min(...world.moments);
  const end = Math.max(...world.moments);
  const ms = random.int(start, end);
  return random.chance(0.6) ? Math.floor(ms / 1000) * 1000 : ms;
}
