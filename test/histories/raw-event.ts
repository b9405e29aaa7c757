// An event as a source writes it, and a pen that writes random but valid ones: odd spellings of times, ids and nulls.
import type { Random } from './random.ts';

export interface RawEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly sequence?: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Writes one event; `ms` is when it happened. Fields that are `undefined` are left out, or `null` at random. */
export type Pen = (type: string, ms: number, data: Readonly<Record<string, unknown>>) => RawEvent;

const MINUTE_MS = 60_000;
const OFFSETS_MIN = [0, 180, -300, 345, -570, 839];
const SOURCES = ['/t', '/t', '/t', '/t', '/s10', '/s2', '/ü'];
/** By code unit, not by number: "10" is before "9". Most events have none, so equal times are left to source and id. */
const SEQUENCES = [...Array<undefined>(9).fill(undefined), null, '', '9', '10', '0', 'a', 'B'];

export function createPen(random: Random): Pen {
  const used = new Set<string>();
  return (type, ms, data) => {
    const source = random.pick(SOURCES);
    const id = freshId(source, used, random);
    const sequence = random.pick(SEQUENCES);
    const present = Object.entries(data).filter(([, value]) => value !== undefined || random.chance(0.3));
    return {
      specversion: '1.0',
      id,
      source,
      type,
      time: timeText(ms, random),
      ...(sequence === undefined ? {} : { sequence }),
      data: Object.fromEntries(present.map(([name, value]) => [name, value === undefined ? null : value])),
    };
  };
}

/** Unique within its source, often the same in two sources; its order is another than the order of writing. */
function freshId(source: string, used: Set<string>, random: Random): string {
  for (;;) {
    const id = `${random.pick(['x', 'Y', 'é', '1', '~'])}${random.int(1, used.size + 5)}`;
    if (used.has(`${source} ${id}`)) continue;
    used.add(`${source} ${id}`);
    return id;
  }
}

/** The moment in RFC 3339: with Z or an offset, and digits below the millisecond that figures must cut off. */
function timeText(ms: number, random: Random): string {
  const offset = random.chance(0.7) ? 0 : random.pick(OFFSETS_MIN);
  const local = new Date(ms + offset * MINUTE_MS).toISOString();
  const seconds = local.slice(0, 19);
  const isWhole = ms % 1000 === 0;
  const fraction =
    isWhole && random.chance(0.5) ? '' : local.slice(19, 23) + random.pick(['', '', '4', '999', '000001']);
  if (offset === 0) return seconds + fraction + random.pick(['Z', 'Z', 'Z', '+00:00', '-00:00', 'z']);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const clock = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
  return `${seconds}${fraction}${offset < 0 ? '-' : '+'}${clock}`;
}
