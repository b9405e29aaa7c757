// What sums come to stays from question to question: until a contact is another company's, or a day is sealed anew.
import { expect, test } from 'vitest';
import type { CacheReader } from '../../electron/cache/types.ts';
import { createIntake } from '../../electron/core/intake.ts';
import { Ledger } from '../../electron/core/ledger.ts';
import { reportLost } from '../../electron/core/lost.ts';
import { type CompaniesAsk, type DayAsk, reportCompanies, reportDay } from '../../electron/core/reports.ts';
import { seal } from '../../electron/core/seal.ts';
import { sealedCompanies, sealedDay } from '../../electron/core/sealed-reports.ts';
import { createDays } from '../../electron/figures/days.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { cacheFile } from './cache-file.ts';
import { handClock } from './hand-clock.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 2, 1, 9);
const AT = START + 30 * DAY_MS;
const days = createDays('UTC');
const fail = (error: unknown) => {
  throw error;
};
let no = 0;
const event = (ms: number, type: string, data: object) => ({
  ...{ specversion: '1.0', id: `e${no++}`, source: '/test', type, time: new Date(ms).toISOString(), data },
});
const ticket = (day: number, contact: string) =>
  event(START + day * DAY_MS, 'conversation.opened', {
    ...{ conversation: `t${no}`, kind: 'ticket', channel: 'email', contact },
  });
const belongs = (day: number, contact: string, company: string) =>
  event(START + day * DAY_MS + 1, 'contact.updated', { contact, company });

/** Notes how often sheets are read. */
function counting(reader: CacheReader, read: { sheets: number }): CacheReader {
  return new Proxy(reader, {
    get: (of, name) => {
      const value = Reflect.get(of, name) as unknown;
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (name === 'sheet') read.sheets++;
        return value.apply(of, args) as unknown;
      };
    },
  });
}

interface Floor {
  readonly reader: CacheReader;
  readonly ledger: Ledger;
  readonly read: { sheets: number };
  take(events: readonly object[]): Promise<void>;
  seal(): Promise<unknown>;
}

async function onFloor(use: (floor: Floor) => Promise<void>): Promise<void> {
  const cache = cacheFile();
  const { reader, writer, close } = cache.open();
  const intake = createIntake({
    ...{ reader, writer, days, clock: handClock(0), settle: () => null, show: () => {}, onFatal: fail },
    onTrouble: (trouble) => trouble && fail(trouble.error),
  });
  const read = { sheets: 0 };
  const ledger = new Ledger(counting(reader, read), 0);
  try {
    await use({
      ...{ reader, ledger, read },
      async take(events) {
        const text = events.map((one) => `${JSON.stringify(one)}\n`).join('');
        await intake.ingest.take(splitLines(Buffer.from(text)), { from: 'test', position: null }).done;
      },
      seal: () => seal({ ledger, keep: (step) => writer.seal(step), pause: async () => {} }, AT),
    });
  } finally {
    close();
    cache.remove();
  }
}

const none = new Set<string>();
const choice = { product: none, channel: none, kind: none, group: none, agent: none };

test('companies of the same days are counted without a sheet, and right after a contact moves and a day is sealed anew', async () => {
  await onFloor(async ({ reader, ledger, read, take, seal: sealNow }) => {
    const period = { at: AT, days, from: '2026-03-03', to: '2026-03-20', company: null } as const;
    /** Tickets by company, and how many sheets were read for it. */
    const asked = (channels: readonly string[] = []) => {
      const ask: CompaniesAsk = { ...period, choice: { ...choice, channel: new Set(channels) } };
      read.sheets = 0;
      const report = reader.snapshot(() => sealedCompanies(ledger, ask));
      const { sheets } = read;
      expect(report).toEqual(reportCompanies(reader, ask));
      return [Object.fromEntries(report.rows.map(({ company, tickets }) => [company, tickets])), sheets] as const;
    };
    const everyDay = (contact: string) => Array.from({ length: 28 }, (_, day) => ticket(day, contact));
    await take([...everyDay('ann'), ...everyDay('bob'), belongs(0, 'ann', 'k1'), belongs(0, 'bob', 'k1')]);
    await sealNow();
    expect(asked()[0]).toEqual({ k1: 36 });
    expect(asked()).toEqual([{ k1: 36 }, 0]);
    expect(asked(['email'])).toEqual([{ k1: 36 }, 0]);
    expect(asked(['web'])).toEqual([{}, 0]);
    // Nobody whom a ticket is of: what is known stays.
    await take([belongs(1, 'eve', 'k3')]);
    expect(asked()).toEqual([{ k1: 36 }, 0]);
    await take([belongs(2, 'bob', 'k2')]);
    expect(asked()[0]).toEqual({ k1: 18, k2: 18 });
    expect(asked()).toEqual([{ k1: 18, k2: 18 }, 0]);
    // Late, and then part of another sheet of its day.
    await take([ticket(4, 'ann')]);
    expect(asked()[0]).toEqual({ k1: 19, k2: 18 });
    await sealNow();
    expect(asked()[0]).toEqual({ k1: 19, k2: 18 });
  });
});

test("a day's rows are counted anew for another threshold, other hours, whom it is asked of, and after a late event", async () => {
  await onFloor(async ({ reader, ledger, take, seal: sealNow }) => {
    const of = (minute: number, conversation: string, type: string, data: object = {}) =>
      event(START + minute * 60_000, type, { conversation, ...data });
    const answered = (minute: number, name: string, kind: string) =>
      kind === 'call'
        ? of(minute, name, 'conversation.answered', { agent: 'ann' })
        : of(minute, name, 'message.sent', { author: 'agent', agent: 'ann' });
    /** Every fourth is not answered, the others after one, two and three of these minutes. */
    const several = (kind: string, minutes: number) =>
      Array.from({ length: 12 }, (_, i) => {
        const [name, opened, waited] = [`${kind}${i}`, i * 5, (i % 4) * minutes];
        const answer = waited === 0 ? [] : [answered(opened + waited, name, kind)];
        const ended = of(opened + waited + 1, name, 'conversation.ended');
        return [of(opened, name, 'conversation.opened', { kind, channel: kind }), ...answer, ended];
      }).flat();
    await take([...several('call', 2), ...several('chat', 2), ...several('email', 60)]);
    await sealNow();
    const ask = { at: AT, days, span: { date: '2026-03-01' }, who: 'all', threshold: 130, short: 0 } as const;
    const early = { week: { sun: ['09:00-10:00'], mon: ['09:00-10:00'] }, holidays: [] };
    const told = (own: Partial<DayAsk> = {}) => {
      const question: DayAsk = { ...ask, choice, hours: null, ...own };
      const [answer, list] = reader.snapshot(() => [sealedDay(ledger, question), reportLost(reader, question, ledger)]);
      expect(answer).toEqual(reportDay(reader, question));
      expect(list).toEqual(reportLost(reader, question, null));
      return { level: answer.call.service_level, lost: answer.call.lost, mails: answer.email.lost, list: list.lost };
    };
    const first = told();
    expect(first).toMatchObject({ level: 0.25, lost: 3, mails: 0 });
    expect(told()).toEqual(first);
    expect(told({ threshold: 250 }).level).toBe(0.5);
    expect(told({ hours: early }).mails).toBe(9);
    expect(told({ choice: { ...choice, agent: new Set(['bob']) } }).lost).toBe(0);
    await take([answered(0.5, 'call0', 'call')]);
    expect(told()).toMatchObject({ lost: 2, list: first.list - 1 });
  });
});
