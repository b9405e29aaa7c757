// A console's question for an explanation, as `explain` takes it. Called on a report thread: a large figure takes a
// second, which no live update must wait for.
import type { ExplainAnswer, ExplainAsk, ExplainItem } from '../../shared/contract/explain.ts';
import { isoTime } from '../../shared/iso-time.ts';
import type { CacheReader } from '../cache/types.ts';
import type { Days } from '../figures/days.ts';
import { inFull, type Shown } from '../figures/explain/finish.ts';
import { choiceOfFilters } from './answer-report.ts';
import { explained, type Haste, type ReportAsked } from './explain.ts';
import { giveBack } from './give-back.ts';
import type { Ledger } from './ledger.ts';
import { namesOf } from './story.ts';

/**
 * Whoever asks waits for seconds, and others with them: a month's tens of thousands are told without their events. Of millions
 * a quarter of one is told, as much as a page can hold; all are counted.
 */
const MOST = { items: 10_000, searched: 60_000, listed: 250_000 } as const;

/** @param at the moment asked for, ms since 1970. @throws ExplainError, in words for whoever asked. */
export function answerExplain(ledger: Ledger, days: Days, ask: ExplainAsk, at: number): ExplainAnswer {
  return ledger.reader.snapshot(() => {
    const { explanation, ...answer } = shownExplanation(ledger, days, ask, at);
    return { explanation: inFull(explanation), ...answer };
  });
}

/** The same within a snapshot, its items made while they are read. */
export function shownExplanation(
  ledger: Ledger,
  days: Days,
  { ask, figure }: ExplainAsk,
  at: number,
  most: Omit<Haste, 'ledger'> = MOST,
): ExplainAnswer<Shown['parts'][number]['items']> {
  const { reader } = ledger;
  const asked = askedOf(ask, { at, days, choice: choiceOfFilters(ask) });
  const explanation = explained(reader, asked, figure, { ledger, ...most });
  if (listedIn(explanation) > MANY) giveBack();
  return { explanation, at: isoTime(at), names: namesIn(reader, explanation, at) };
}

function listedIn({ parts, left_out }: Shown): number {
  return [...parts, ...left_out].reduce((all, { items }) => all + items.length, 0);
}

function namesIn(reader: CacheReader, { parts, left_out }: Shown, at: number): ExplainAnswer['names'] {
  const ids = {
    agent: new Set<string | null>(),
    group: new Set<string | null>(),
    product: new Set<string | null>(),
    company: new Set<string | null>(),
  };
  for (const { items } of [...parts, ...left_out]) {
    for (const item of items) for (const name of NAMED) ids[name].add(item[name]);
  }
  return namesOf(reader, at, {
    agent: [...ids.agent],
    group: [...ids.group],
    product: [...ids.product],
    company: [...ids.company],
    contact: [],
  });
}

const NAMED = ['agent', 'group', 'product', 'company'] as const satisfies readonly (keyof ExplainItem)[];

/** From so many items on, what was read for them goes before they are written. */
const MANY = 50_000;

function askedOf(ask: ExplainAsk['ask'], common: ReportAsked['ask']): ReportAsked {
  switch (ask.report) {
    case 'cockpit':
      return { report: 'cockpit', ask: common };
    case 'quality':
      return {
        report: 'quality',
        ask: { ...common, from: ask.from, to: ask.to, by: ask.by, daily: ask.daily ?? null },
      };
    case 'companies':
      return { report: 'companies', ask: { ...common, from: ask.from, to: ask.to, company: ask.company } };
    case 'service':
      return { report: 'service', ask: { ...common, from: ask.from, to: ask.to, interval: ask.interval } };
    case 'day': {
      const { span, who, threshold, short } = ask;
      return { report: 'day', ask: { ...common, span, who, threshold, short, hours: null } };
    }
  }
}
