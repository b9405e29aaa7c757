// Writes the floor's events as NDJSON text, in the order in which they happen. Ids are UUIDs of version 7 in form, made
// of the time and a running number: the same floor gives the same bytes. `sequence` is set where the millisecond is the
// one of the event before, so that the order stays also with random ids.

import { Dice } from './random.ts';
import type { TimeMap } from './time-map.ts';

/** The `source` of every event of a demo floor. */
export const DEMO_EVENTS = '/demo/floor';
/** The source's own name, by which a cache keeps its position. */
export const DEMO_SOURCE = 'demo';

export interface WriterState {
  readonly count: number;
  readonly lastMs: number;
  readonly idDice: number;
}

export class EventWriter {
  readonly map: TimeMap;
  readonly #tag: string;
  readonly #random: Dice | null;
  #text = '';
  #held = 0;
  #count = 0;
  #lastMs = -1;
  #minute = -1;
  #minuteText = '';
  #hexMs = -1;
  #hexText = '';

  /** @param tag 24 bits that tell this floor's ids from another's. */
  constructor(map: TimeMap, tag: number, ids: 'ordered' | 'random') {
    this.map = map;
    const hex = (tag & 0xffffff).toString(16).padStart(6, '0');
    this.#tag = `-7${hex.slice(0, 3)}-8${hex.slice(3)}-`;
    this.#random = ids === 'random' ? new Dice(tag) : null;
  }

  /** Events written in all. */
  get count(): number {
    return this.#count;
  }

  /** Events since the last `take`. */
  get held(): number {
    return this.#held;
  }

  /** @param data the event's data as JSON text. */
  write(at: number, type: string, data: string): void {
    const ms = this.map.wallOf(at);
    const number = this.#count++;
    const sequence = ms === this.#lastMs ? `"sequence":"${number.toString().padStart(10, '0')}",` : '';
    this.#lastMs = ms;
    this.#held++;
    this.#text += `{"specversion":"1.0","id":"${this.#id(ms, number)}","source":"${DEMO_EVENTS}","type":"${type}","time":"${this.#time(ms)}",${sequence}"data":${data}}\n`;
  }

  /** What was written since the last call. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    this.#held = 0;
    return text;
  }

  get state(): WriterState {
    return { count: this.#count, lastMs: this.#lastMs, idDice: this.#random?.state ?? 0 };
  }

  set state(state: WriterState) {
    this.#count = state.count;
    this.#lastMs = state.lastMs;
    if (this.#random !== null) this.#random.state = state.idDice;
  }

  #id(ms: number, number: number): string {
    if (this.#random !== null) return `demo-${randomUuid(this.#random)}`;
    if (ms !== this.#hexMs) {
      const hex = ms.toString(16).padStart(12, '0');
      this.#hexMs = ms;
      this.#hexText = `demo-${hex.slice(0, 8)}-${hex.slice(8)}${this.#tag}`;
    }
    return this.#hexText + number.toString(16).padStart(12, '0');
  }

  #time(ms: number): string {
    const minute = Math.floor(ms / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#minuteText = new Date(minute * 60_000).toISOString().slice(0, 17);
    }
    const rest = ms - minute * 60_000;
    const second = Math.floor(rest / 1000);
    const milli = rest - second * 1000;
    return `${this.#minuteText}${second < 10 ? '0' : ''}${second}.${milli < 10 ? '00' : milli < 100 ? '0' : ''}${milli}Z`;
  }
}

/** A UUID of version 4, from dice. */
function randomUuid(dice: Dice): string {
  const word = () => Math.floor(dice.next() * 2 ** 32);
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  const b = hex(word());
  const c = hex(word());
  return `${hex(word())}-${b.slice(0, 4)}-4${b.slice(5)}-${'89ab'[word() & 3]}${c.slice(1, 4)}-${c.slice(4)}${hex(word())}`;
}
