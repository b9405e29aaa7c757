// What sums come to stays from question to question: until a contact is another company's, or a day is sealed anew.
import { expect, test } from 'vitest';
import type { CacheReader } from '../../electron/cache/types.ts';
import { createIntake } from '../../electron/core/intake.ts';
import { Ledger } from '../../electron/core/ledger.ts';
import { type CompaniesAsk, reportCompanies } from '../../electron/core/reports.ts';
import { seal } from '../../electron/core/seal.ts';
import { sealedCompanies } from '../../electron/core/sealed-reports.ts';
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

test('companies of the same days are counted without a sheet, and right after a contact moves and a day is sealed anew', async () => {
  const cache = cacheFile();
  const { reader, writer, close } = cache.open();
  const intake = createIntake({
    ...{ reader, writer, days, clock: handClock(0), settle: () => null, show: () => {}, onFatal: fail },
    onTrouble: (trouble) => trouble && fail(trouble.error),
  });
  const take = (events: readonly object[]) => {
    const text = events.map((one) => `${JSON.stringify(one)}\n`).join('');
    return intake.ingest.take(splitLines(Buffer.from(text)), { from: 'test', position: null }).done;
  };
  const read = { sheets: 0 };
  const ledger = new Ledger(counting(reader, read), 0);
  const sealNow = () => seal({ ledger, keep: (step) => writer.seal(step), pause: async () => {} }, AT);
  const none = new Set<string>();
  const choice = { product: none, channel: none, kind: none, group: none, agent: none };
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
  try {
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
  } finally {
    close();
    cache.remove();
  }
});
