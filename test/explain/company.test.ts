// Every number of a company's own page: explained, adding up to it; its days and its people share out the same conversations.
import { expect, test } from 'vitest';
import { explain } from '../../electron/core/explain.ts';
import { addsUp } from '../../electron/figures/explain/adds-up.ts';
import { deliveries } from '../histories/deliveries.ts';
import { type Asked, randomQuestions } from '../histories/questions.ts';
import { randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { figuresOf, reportAsked, reportOf, withCache } from './asking.ts';

const HISTORIES = 24;
/** Of the numbers that are 0, so many a page: a month of days has hundreds. */
const EMPTY = 6;
const SIZE = 30;
const COUNTED = ['calls_in', 'calls_out', 'chats', 'tickets', 'others'] as const;

test(`days, people, place and what counts nowhere, over ${HISTORIES} random histories with every filter`, async () => {
  const explained = new Map<string, number>();
  await forEachSeed(HISTORIES, async (seed) => {
    const history = randomHistory(seed, SIZE);
    const isCompanies = (one: Asked): one is Asked & { report: 'companies' } => one.report === 'companies';
    const asks = randomQuestions(history, seed, 1).filter(isCompanies);
    await withCache(history.world.tz, deliveries(history.events, seed), (reader) => {
      for (const { question } of asks) {
        const asked = reportAsked({
          report: 'companies',
          question: { ...question, company: question.company ?? 'k1' },
        });
        const { total, days, people, rank, companies } = reportOf(reader, asked) as Record<string, unknown>;
        const lists = new Map<string, string[]>();
        let empty = 0;
        for (const [figure, value] of figuresOf({ total, days, people, rank, companies })) {
          if (value === undefined || (value === 0 && ++empty > EMPTY)) continue;
          const explanation = explain(reader, asked, figure);
          const words = `${figure} of ${JSON.stringify(question)}`;
          expect(explanation.value, words).toBe(value);
          expect(addsUp(explanation), words).toEqual([]);
          const plain = figure.replaceAll(/\[\d+\]/g, '');
          const items = explanation.parts.flatMap((part) => part.items.map((item) => item.conversation ?? ''));
          explained.set(plain, (explained.get(plain) ?? 0) + items.length);
          lists.set(plain, [...(lists.get(plain) ?? []), ...items]);
        }
        for (const figure of COUNTED) {
          const [all, ofDays, ofPeople] = ['total', 'days', 'people'].map((list) =>
            (lists.get(`${list}.${figure}`) ?? []).toSorted(),
          );
          expect([ofDays, ofPeople], figure).toEqual([all, all]);
        }
      }
    });
  });
  // Lists that are always empty would pass everything above.
  const empty = [...explained].filter(([, items]) => items === 0).map(([figure]) => figure);
  if (process.env.KOKPIT_SEED === undefined) expect(empty.filter((figure) => !figure.endsWith('#'))).toEqual([]);
}, 240_000);
