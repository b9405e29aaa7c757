// The bridges that a floor lives by, as they tell of themselves: a floor whose bridge has died must not look like a calm one.
// Who publishes without a bridge tells nothing of himself: then the server alone says that all is well. Pure.
import { SaidError, said } from '../../../shared/words/said.ts';
import type { SourceReport } from '../port.ts';

/** A bridge tells how it is at least so often. */
export const BEAT_MS = 3_000;
/** Silent for so long it is away. */
const AWAY_MS = 10_000;
const DAY_MS = 24 * 3_600_000;

/** What a bridge tells; `left`: it was stopped. */
export type Beat = SourceReport | { readonly state: 'left' };

interface Heard {
  readonly beat: Beat;
  readonly atMs: number;
  /** Before this it is not said to be away. */
  readonly graceMs: number;
}

export class Bridges {
  readonly #heard = new Map<string, Heard>();

  /** @param known names and when each was last heard, ms since 1970, from before a restart. */
  constructor(known: Readonly<Record<string, number>>, now: number) {
    for (const [name, atMs] of Object.entries(known)) {
      this.#heard.set(name, { beat: { state: 'live' }, atMs, graceMs: now + AWAY_MS });
    }
  }

  /** Names and when each was last heard, for a restart. */
  get known(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#heard].map(([name, { atMs }]) => [name, atMs]));
  }

  heard(name: string, beat: Beat, now: number): void {
    this.#heard.set(name, { beat, atMs: now, graceMs: now + AWAY_MS });
    // Who was stopped has a successor.
    if (beat.state === 'left') return;
    for (const [other, { beat }] of this.#heard) if (beat.state === 'left') this.#heard.delete(other);
  }

  /** Events come, stored at `atMs`: who has been silent for a day by then is not who brings them. */
  brought(atMs: number): void {
    for (const [name, heard] of this.#heard) if (heard.atMs < atMs - DAY_MS) this.#heard.delete(name);
  }

  /** How the floor is behind the stream: as its worst bridge; null: no bridge is known. */
  state(now: number): SourceReport | null {
    const reports = [...this.#heard].map(([name, heard]) => reportOf(name, heard, now));
    const of = (state: SourceReport['state']) => reports.find((report) => report.state === state) ?? null;
    return of('offline') ?? of('catching_up') ?? of('live');
  }
}

function reportOf(name: string, { beat, graceMs }: Heard, now: number): SourceReport {
  if (beat.state === 'left')
    return { state: 'offline', reason: new SaidError(said('nats.bridge_left', { name })).message };
  if (now < graceMs) return beat;
  return { state: 'offline', reason: new SaidError(said('nats.bridge_away', { name })).message };
}

/** @returns null for what is no beat. */
export function readBeat(data: Uint8Array): { readonly name: string; readonly beat: Beat } | null {
  try {
    const { name, state, done, total, reason } = JSON.parse(Buffer.from(data).toString());
    if (typeof name !== 'string') return null;
    if (state === 'live' || state === 'left') return { name, beat: { state } };
    if (state === 'offline' && typeof reason === 'string') return { name, beat: { state, reason } };
    const isCount = (value: unknown) => typeof value === 'number' && value >= 0;
    if (state !== 'catching_up' || !isCount(done) || !(total === null || isCount(total))) return null;
    return { name, beat: { state, done, total } };
  } catch {
    return null;
  }
}

export function beatOf(name: string, beat: Beat): Uint8Array {
  return Buffer.from(JSON.stringify({ name, ...beat }));
}
