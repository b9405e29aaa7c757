// A console's question for an explanation is answered as the command line's is.
import { expect, test } from 'vitest';
import { explain } from '../../electron/core/explain.ts';
import { answerExplain } from '../../electron/core/explain-ask.ts';
import { Ledger } from '../../electron/core/ledger.ts';
import { MOST_BYTES } from '../../electron/core/report-desk.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { ExplainAsk } from '../../shared/contract/explain.ts';
import { randomHistory } from '../histories/random-history.ts';
import { reportAsked, withCache } from './asking.ts';

const SEED = 11;

test('for every report, with its filters', async () => {
  const history = randomHistory(SEED, 20);
  const { tz, day } = history.world;
  const at = Date.parse(history.events.at(-1)?.time ?? '');
  const later = at + 40 * 86_400_000;
  const filters = { kind: ['chat', 'call', 'video'] };
  const period = { from: day, to: day };
  const asks: readonly (readonly [ExplainAsk['ask'], figure: string, at: number])[] = [
    [{ report: 'cockpit', ...filters }, 'totals.active', at],
    [{ report: 'quality', by: 'group', ...period, ...filters }, 'totals.inactivity_total', at],
    [{ report: 'companies', company: null, ...period, ...filters }, 'summary.hotline.value', later],
    [{ report: 'service', interval: 60, ...period, ...filters }, 'total.requests', at],
    [{ report: 'day', span: { date: day }, who: 'all', threshold: 20, short: 0, ...filters }, 'chat.offered', at],
  ];
  await withCache(tz, [history.events], (reader) => {
    for (const [ask, figure, moment] of asks) {
      const given = answerExplain(new Ledger(reader, MOST_BYTES), createDays(tz), { ask, at: moment, figure }, moment);
      const { report, ...question } = { ...ask, at: moment, tz, ...('span' in ask ? ask.span : {}) };
      const same = reportAsked({ report, question } as unknown as Parameters<typeof reportAsked>[0]);
      expect(given.explanation).toEqual(explain(reader, same, figure));
      expect(given.explanation).toMatchObject({ report: ask.report, figure });
    }
  });
});
