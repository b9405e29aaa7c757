// A demo source on a hand-turned clock, with all that it told, for tests.

import { createDemoSource } from '../../electron/source/demo/demo-source.ts';
import { type Command, NOTHING_TAKEN, type SourceReport } from '../../electron/source/port.ts';
import { type HandClock, handClock } from '../core/hand-clock.ts';
import type { PlainEvent } from './analyse.ts';

export const START = Date.UTC(2026, 4, 12, 9, 30);
const STEP_MS = 80;

export interface FloorUnderTest {
  readonly clock: HandClock;
  /** Every delivery, in order. */
  readonly told: { readonly text: string; readonly position: string | null; readonly at: number }[];
  readonly reports: SourceReport[];
  /** All events so far. */
  events(): PlainEvent[];
  /** Starts, and comes up to now. */
  start(position: string | null): Promise<void>;
  /** Lets the source do what it can without time going on. */
  settle(): Promise<void>;
  /** Turns the clock on in steps of a tick. */
  pass(ms: number): Promise<void>;
  send(id: string, agent: string, status: Command['data']['status'], reason?: string): Promise<void>;
  stop(): Promise<void>;
}

export interface FloorOptions {
  readonly agents?: number;
  readonly speed?: number;
  readonly historyDays?: number;
  readonly seed?: number;
  readonly at?: number;
}

export function floorUnderTest(options: FloorOptions = {}): FloorUnderTest {
  const { agents = 60, speed = 1, historyDays = 0.25, seed = 1, at = START } = options;
  const clock = handClock(at);
  const source = createDemoSource({ seed, agents, speed, clock, historyDays });
  const told: { text: string; position: string | null; at: number }[] = [];
  const reports: SourceReport[] = [];
  let delivering = 0;
  const sink = {
    async deliver({ lines, position }: { lines: Uint8Array; position: string | null }) {
      if (delivering++ > 0) throw new Error('a delivery before the last one was kept');
      told.push({ text: Buffer.from(lines).toString('utf8'), position, at: clock.now() });
      await Promise.resolve();
      delivering--;
      return NOTHING_TAKEN;
    },
    note: () => {},
    report: (report: SourceReport) => {
      reports.push(report);
    },
  };
  const settle = async () => {
    for (let calm = 0, seen = -1; calm < 3; calm++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (told.length + reports.length !== seen) calm = 0;
      seen = told.length + reports.length;
    }
  };
  return {
    clock,
    told,
    reports,
    events: () => told.flatMap(({ text }) => linesOf(text)).map((line) => JSON.parse(line)),
    async start(position) {
      source.start(position, sink);
      await settle();
    },
    settle,
    async pass(ms) {
      for (const end = clock.now() + ms; clock.now() < end; ) {
        clock.jump(Math.min(end, clock.now() + STEP_MS));
        await new Promise((resolve) => setImmediate(resolve));
      }
      await settle();
    },
    send: (id, agent, status, reason) =>
      source.send({
        id,
        type: 'agent.set_status',
        time: new Date(clock.now()).toISOString(),
        data: { agent, status, actor: 'ada', ...(reason === undefined ? {} : { reason }) },
      }),
    stop: () => source.stop(),
  };
}

export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** The status that each agent has by these events. */
export function statuses(events: readonly PlainEvent[]): Map<string, string> {
  const last = new Map<string, string>();
  for (const { type, data } of events) {
    if (type === 'agent.status_changed') last.set(String(data.agent), String(data.status));
  }
  return last;
}
