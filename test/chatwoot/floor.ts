// The source before the double, into a sink that the test holds; the clock is turned by hand.

import { expect } from 'vitest';
import { openCable } from '../../electron/source/chatwoot/cable.ts';
import { createChatwootSource } from '../../electron/source/chatwoot/chatwoot-source.ts';
import { TIMEOUT_MS } from '../../electron/source/chatwoot/rest.ts';
import {
  type Delivery,
  NOTHING_TAKEN,
  type Source,
  type SourceReport,
  type SourceSink,
} from '../../electron/source/port.ts';
import { type HandClock, handClock } from '../core/hand-clock.ts';
import { until } from '../survival/until.ts';
import { ACCOUNT, Double } from './double.ts';
import { type DoubleServer, serveDouble, TOKEN } from './double-server.ts';

export const START = Date.parse('2026-11-27T09:00:00Z');

const STEP_S = 10;

/** What other threads and sockets bring about: looked at again and again, on a busy machine for long. */
export const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 100_000 });

export interface Told {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly sequence?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export class Floor {
  readonly clock: HandClock = handClock(START);
  readonly double = new Double(this.clock.now);
  readonly reports: SourceReport[] = [];
  readonly notes: string[] = [];
  readonly refused: string[] = [];
  readonly events: Told[] = [];
  position: string | null = null;
  token = TOKEN;
  /** Whether the clock that is turned by hand also counts for questions under way: their answers come by the machine's. */
  hurried = false;
  account = ACCOUNT;
  source!: Source;
  server!: DoubleServer;

  static async of(me = 1): Promise<Floor> {
    const floor = new Floor();
    floor.server = await serveDouble(floor.double, me);
    return floor;
  }

  /** With a lead, two agents, two customers. */
  static async staffed(): Promise<Floor> {
    const floor = await Floor.of();
    const { double } = floor;
    double.agent(1, 'Lea Lead', [1], 'administrator');
    double.agent(2, 'Ann Ash', [1]);
    double.agent(3, 'Ben Box', [1, 2]);
    double.contact(51, 'Cora', 'Acme GmbH');
    double.contact(52, 'Dan');
    double.present(2, 3);
    return floor;
  }

  readonly sink: SourceSink = {
    deliver: async ({ lines, refused = [], position }: Delivery) => {
      const texts = Buffer.from(lines)
        .toString()
        .split('\n')
        .filter((line) => line !== '');
      this.events.push(...texts.map((text) => JSON.parse(text) as Told));
      this.refused.push(...refused.map(({ reason }) => reason));
      if (position !== null) this.position = position;
      return NOTHING_TAKEN;
    },
    report: (report) => void this.reports.push(report),
    note: (what) => void this.notes.push(what),
  };

  start(position: string | null = null): void {
    this.begin(this.make(), position);
  }

  begin(source: Source, position: string | null = null): void {
    this.reports.length = 0;
    this.source = source;
    this.source.start(position, this.sink);
  }

  /** A source before the double, not begun. */
  make(): Source {
    const { clock } = this;
    return createChatwootSource({
      address: { base: this.server.base, account: this.account },
      token: async () => this.token,
      openCable,
      days: 2,
      timers: { setTimer: (run, ms) => (ms === TIMEOUT_MS && !this.hurried ? () => {} : clock.setTimer(run, ms)) },
      now: clock.now,
      random: () => 0.5,
    });
  }

  async live(): Promise<void> {
    await this.is('live');
  }

  /** Waits until it says that it is so. */
  async is(state: string | RegExp): Promise<void> {
    await until(`state ${state}`, () => (typeof state === 'string' ? this.state === state : state.test(this.state)));
  }

  /** Moves time on while the WebSocket beats, whatever it says meanwhile. */
  async beats(seconds: number): Promise<void> {
    for (let left = seconds; left > 0; left -= STEP_S) {
      const heard = this.server.beaten;
      this.server.beat();
      await until('a beat', () => this.server.beaten > heard);
      this.pass(Math.min(left, STEP_S));
    }
  }

  get state(): string {
    const last = this.reports.at(-1);
    return last === undefined ? '' : last.state === 'offline' ? last.reason : last.state;
  }

  /** Waits for an event of this id, or of an id that matches. */
  async has(id: string | RegExp): Promise<Told> {
    const found = () => this.events.find((event) => (typeof id === 'string' ? event.id === id : id.test(event.id)));
    await until(`event ${id}`, () => found() !== undefined);
    return found() as Told;
  }

  /** Moves time on while nobody listens. */
  pass(seconds: number): void {
    this.clock.jump(this.clock.now() + seconds * 1_000);
  }

  /** Moves time on while it is live: Chatwoot's WebSocket beats. */
  async go(seconds: number): Promise<void> {
    for (let left = seconds; left > 0; left -= STEP_S) {
      this.pass(Math.min(left, STEP_S));
      const heard = this.reports.length;
      this.server.beat();
      await until('a beat', () => this.reports.length > heard);
    }
  }

  /** Of one conversation, in the order that figures see: type without its first word, and what tells. */
  story(conversation: number): string[] {
    const own = this.events.filter(({ data }) => data.conversation === String(conversation));
    const once = [...new Map(own.map((event) => [event.id, event])).values()];
    const key = ({ time, sequence = '', id }: Told) => `${time}\0${sequence}\0${id}`;
    return once
      .sort((a, b) => (key(a) < key(b) ? -1 : 1))
      .map(({ type, time, data }) => {
        const { conversation: _, ...rest } = data;
        const about = Object.values(rest).join(' ');
        return `${time.slice(11, 19)} ${type.replace(/^\w+\./, '')} ${about}`.trim();
      });
  }

  async stop(): Promise<void> {
    await this.source?.stop();
    await this.server.stop();
  }
}
