// A demo floor as a plain stream of events, for benches and tests: no clock, as fast as it can be asked for.

import { buildFloor, liveUntil, openFloor } from './simulation.ts';
import { TimeMap } from './time-map.ts';

export interface SimulateOptions {
  readonly seed: number;
  /** 1 to 5,000. */
  readonly agents: number;
  /** ms since 1970; the directory comes first, at this time. */
  readonly fromMs: number;
  /** No event is later. */
  readonly toMs: number;
  /** Ids in the order of time (UUIDs of version 7 in form), or random ones (version 4). */
  readonly ids: 'ordered' | 'random';
  /** Every message, or of each agent in a conversation only the first: as in the history of a floor. */
  readonly messages: 'all' | 'first';
}

const CHUNK_EVENTS = 2_000;

/** NDJSON texts of whole lines, about 2,000 events each, in order of time. Take as many as you need. */
export function* simulate(options: SimulateOptions): Generator<string, void> {
  const { seed, agents, fromMs, toMs, ids, messages } = options;
  const briefUntil = messages === 'first' ? Number.MAX_SAFE_INTEGER : 0;
  const map = new TimeMap({ wall: fromMs, floor: fromMs, speed: 1, briefUntil });
  const floor = buildFloor({ seed, agents, start: fromMs, ids }, map);
  openFloor(floor);
  for (let done = false; !done; ) {
    done = liveUntil(floor, toMs, CHUNK_EVENTS);
    const text = floor.out.take();
    if (text !== '') yield text;
  }
}
