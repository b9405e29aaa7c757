// The demo floor as a source: a history first, then in real time from the same floor; it takes commands and answers.
// Speed: at `speed` X the floor lives X ms in each real one (customers come and talk X times as fast, its days are X
// times as short), and every event carries the real moment at which it comes. The history is always lived at speed 1.

import type { Source, SourceSink } from '../port.ts';
import { DEMO_SOURCE } from './event-writer.ts';
import { Run } from './run.ts';

/** Time, given so that tests can turn it by hand. */
export interface DemoClock {
  /** ms since 1970. */
  now(): number;
  /** Runs once after `ms`. @returns what cancels it. */
  setTimer(run: () => void, ms: number): () => void;
}

export interface DemoOptions {
  readonly seed: number;
  /** 1 to 5,000. */
  readonly agents: number;
  /** Floor time per real time, above 0. */
  readonly speed: number;
  readonly clock: DemoClock;
  /** At most: a floor of more than 60 agents has fewer (volume.ts). */
  readonly historyDays: number;
}

const TICK_MS = 80;
/** Behind by more than this it is catching up, as the screen says. */
const LIVE_WITHIN_MS = 3_000;

export function createDemoSource({ seed, agents, speed, clock, historyDays }: DemoOptions): Source {
  let run: Run | null = null;
  let stopped = false;
  /** All that the run has told is delivered. */
  let clean = true;
  let wake = () => {};
  let running: Promise<void> = Promise.resolve();
  let putDown: () => Promise<unknown> = () => Promise.resolve();

  /** Tells everything up to now. */
  async function comeUp(floor: Run, sink: SourceSink): Promise<void> {
    const from = floor.reached;
    const next = (now: number) => {
      const made = floor.next(now);
      if (made !== null) clean = false;
      return made;
    };
    let part = next(clock.now());
    while (part !== null && !stopped) {
      const { text, position } = part;
      const told = floor.reached;
      const kept = sink.deliver({ lines: Buffer.from(text), position });
      const now = clock.now();
      if (now - told > LIVE_WITHIN_MS) {
        sink.report({ state: 'catching_up', done: told - from, total: now - from });
        // The next part is made while this one is written.
        part = next(now);
        await kept;
        clean = part === null;
      } else {
        await kept;
        clean = true;
        part = stopped ? null : next(clock.now());
      }
    }
  }

  function tick(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.setTimer(resolve, TICK_MS);
      wake = () => {
        cancel();
        resolve();
      };
    });
  }

  async function live(floor: Run, sink: SourceSink): Promise<void> {
    while (!stopped) {
      try {
        await comeUp(floor, sink);
        if (!stopped) sink.report({ state: 'live' });
      } catch (error) {
        // What could not be delivered is told again after a restart; going on would leave a gap.
        sink.report({ state: 'offline', reason: (error as Error).message });
        return;
      }
      if (!stopped) await tick();
    }
  }

  return {
    name: DEMO_SOURCE,
    kind: 'demo',
    takesCommands: true,
    start(position, sink) {
      const floor = new Run({ seed, agents, speed, historyDays }, position, clock.now());
      run = floor;
      running = live(floor, sink);
      // So that the next start has nothing to tell again.
      putDown = () => sink.deliver({ lines: new Uint8Array(), position: floor.position() });
    },
    send({ id, data }) {
      if (run === null || stopped) return Promise.reject(new Error('the demo floor is not running'));
      const { agent, status, actor, reason } = data;
      run.command({ id, agent, status, actor, reason: reason ?? null }, clock.now());
      return Promise.resolve();
    },
    async stop() {
      stopped = true;
      wake();
      await running;
      if (clean) await putDown().catch(() => {});
    },
  };
}
