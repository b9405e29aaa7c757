// Lines of NDJSON to events, for tests of the naive figures: just enough of the contract to drop what the cases spoil on
// purpose, first arrival stays. The real validator is tested elsewhere; this one shares nothing with it.
import type { KokpitEvent } from '../../shared/events/event.ts';

const RFC3339 = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** `time` in ms since 1970, "cut to the millisecond"; `undefined` where it is no RFC 3339. */
export function timeInMs(time: string): number | undefined {
  const parts = RFC3339.exec(time);
  if (parts === null) return undefined;
  const [, date, clock, fraction = '.', offset = 'Z'] = parts;
  const ms = Date.parse(`${date}T${clock}${fraction.padEnd(4, '0').slice(0, 4)}${offset.toUpperCase()}`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** An event from its decoded JSON; `undefined` where its envelope, or a rating, does not hold. */
export function toEvent(raw: unknown): KokpitEvent | undefined {
  if (!isObject(raw) || !isObject(raw.data)) return undefined;
  const { id, source, type, time, sequence, data } = raw;
  if (typeof id !== 'string' || typeof source !== 'string' || typeof type !== 'string') return undefined;
  const ms = typeof time === 'string' ? timeInMs(time) : undefined;
  if (typeof time !== 'string' || ms === undefined) return undefined;
  const stars = data.stars;
  if (type === 'rating.given' && !(typeof stars === 'number' && stars >= 1 && stars <= 5)) return undefined;
  // What it means is for the naive figures to say.
  const meaning = { code: -1, subject: '', hash: 0, agent: null };
  return { id, source, type, time, ms, sequence: typeof sequence === 'string' ? sequence : '', data, ...meaning };
}

/** Events of raw objects, in order of arrival: "A second event with the same (`source`, `id`) is ignored". */
export function toEvents(raws: readonly unknown[]): readonly KokpitEvent[] {
  const seen = new Map<string, KokpitEvent>();
  for (const raw of raws) {
    const event = toEvent(raw);
    if (event === undefined) continue;
    const name = JSON.stringify([event.source, event.id]);
    if (!seen.has(name)) seen.set(name, event);
  }
  return [...seen.values()];
}

/** Lines as delivered; what is no JSON is left out. */
export function parseLines(lines: readonly string[]): readonly KokpitEvent[] {
  return toEvents(
    lines.map((line) => {
      try {
        return JSON.parse(line) as unknown;
      } catch {
        return undefined;
      }
    }),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
