// From an event on the socket to its text in Chromium's DOM, committed on the way, beside the same without storage.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { AGENTS, floorLines, resolvedEvent } from './dom-floor.ts';
import { agentId } from './event-stream.ts';
import { launchBrowser, startBenchHost } from './host.ts';
import { atMost, inTurns, type Measure, medianOf, outcomeOf, type Setting, type Values } from './measure.ts';
import { quantile } from './stats.ts';

const EVENTS_PER_S = 200;
const SECONDS = 30;
const QUICK_SECONDS = 6;
/** The first events only warm up. */
const WARM_UP_S = 3;
/** Those whose cells are seen have come by then. */
const SETTLE_MS = 1_000;

export const domMeasure: Measure = {
  name: 'dom',
  title: `event on the socket to text in Chromium, ${AGENTS} agents, ${EVENTS_PER_S} events a second`,
  async run(setting) {
    let round = 0;
    const rounds = await inTurns(
      {
        'without storage': () => shown('none', ++round, setting),
        committed: () => shown('kept', ++round, setting),
      },
      setting,
    );
    const ms = (variant: string, value: string) => medianOf(rounds[variant], value);
    const times = (value: string) => ms('committed', value) / ms('without storage', value);
    return outcomeOf(domMeasure, rounds, [
      atMost('p50 committed, of without storage', times('p50_ms'), 1.5),
      atMost('p99 committed, of without storage', times('p99_ms'), 2),
    ]);
  },
};

/** One host, one browser, one page: both are new for every run. */
async function shown(store: 'none' | 'kept', round: number, setting: Setting): Promise<Values> {
  const { folder } = setting;
  const socketPath = join(folder, `s${round}`);
  const db = join(folder, `bench-${round}.db`);
  const host = await startBenchHost({ socketPath, db, store, note: join(folder, `used-${round}.json`) });
  const browser = await launchBrowser();
  try {
    const socket = connect(socketPath);
    await once(socket, 'connect');
    const seconds = setting.quick ? QUICK_SECONDS : SECONDS;
    const open = Math.ceil(((seconds + WARM_UP_S) * EVENTS_PER_S) / AGENTS) + 1;
    for (const line of floorLines(open, Date.now() - 60_000)) if (!socket.write(line)) await once(socket, 'drain');
    const page = await browser.newPage({ viewport: { width: 1280, height: 1_600 }, locale: 'en-GB' });
    await page.goto(host.link);
    await watchCells(page, open);
    const sentAt = await send(socket, seconds + WARM_UP_S);
    await page.waitForTimeout(SETTLE_MS);
    const took = tookOf(await seenOn(page), sentAt);
    socket.destroy();
    return { ...took, ...(await host.end()) };
  } finally {
    await browser.close();
    host.kill();
  }
}

/** Waits for the whole floor, then notes when a `resolved` cell's text changes. Runs in the page. */
async function watchCells(page: Page, open: number): Promise<void> {
  const active = `[data-agent] [data-col="active"]`;
  await page.waitForFunction(
    ([selector, text]) => document.querySelector(selector as string)?.textContent?.trim() === text,
    [active, String(open)],
    { timeout: 60_000 },
  );
  await page.evaluate(() => {
    const seen: [agent: string, text: string, at: number][] = [];
    const look = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      const cell = element?.closest('[data-col="resolved"]');
      const agent = cell?.closest('[data-agent]')?.getAttribute('data-agent');
      if (cell && agent) seen.push([agent, cell.textContent ?? '', performance.timeOrigin + performance.now()]);
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) look(target);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { benchSeen: seen });
  });
}

type Seen = readonly (readonly [agent: string, text: string, at: number])[];

function seenOn(page: Page): Promise<Seen> {
  return page.evaluate(() => (globalThis as unknown as { benchSeen: Seen }).benchSeen);
}

/** Sends one event every 5 ms, agents in turn. @returns ms since 1970 at which each agent's n-th event was sent. */
async function send(socket: Socket, seconds: number): Promise<Map<string, number[]>> {
  const sentAt = new Map<string, number[]>();
  const count = seconds * EVENTS_PER_S;
  const stepMs = 1_000 / EVENTS_PER_S;
  const startedAt = performance.now();
  for (let i = 0; i < count; i++) {
    const waitMs = startedAt + i * stepMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const agent = agentId(i % AGENTS);
    const sent = sentAt.get(agent) ?? [];
    const event = resolvedEvent(agent, sent.length, Date.now());
    sent.push(i < WARM_UP_S * EVENTS_PER_S ? Number.NaN : performance.timeOrigin + performance.now());
    sentAt.set(agent, sent);
    socket.write(event.line);
  }
  return sentAt;
}

/** The first sight of each event's text; an agent's later text shows the earlier events as well. */
function tookOf(seen: Seen, sentAt: ReadonlyMap<string, readonly number[]>): Values {
  const took: number[] = [];
  const shownUpTo = new Map<string, number>();
  for (const [agent, text, at] of seen) {
    const resolved = Number.parseInt(text, 10);
    const sent = sentAt.get(agent) ?? [];
    for (let n = (shownUpTo.get(agent) ?? 0) + 1; n <= resolved && n <= sent.length; n++) {
      const ms = at - (sent[n - 1] as number);
      if (!Number.isNaN(ms)) took.push(ms);
      shownUpTo.set(agent, n);
    }
  }
  if (took.length === 0) throw new Error('No event was seen on the screen.');
  took.sort((a, b) => a - b);
  return { p50_ms: quantile(took, 0.5), p99_ms: quantile(took, 0.99), max_ms: quantile(took, 1), seen: took.length };
}
