// Which function answers which question of the report thread.
import { packAnswer } from '../../shared/explain-wire.ts';
import type { Days } from '../figures/days.ts';
import { ExplainError } from '../figures/explain/path.ts';
import { answerAgentDay } from './agent-day.ts';
import { answerPacked } from './answer-report.ts';
import { RequestError } from './client.ts';
import { answerCompany } from './company.ts';
import { shownExplanation } from './explain-ask.ts';
import { lastHour } from './last-hour.ts';
import type { Ledger } from './ledger.ts';
import { answerCallBacks, answerLost } from './lost.ts';
import type { Questions } from './report-messages.ts';
import { answerSnapshot } from './snapshot.ts';
import { answerConversation } from './story.ts';

type Answer<Q extends keyof Questions> = (ledger: Ledger, days: Days, ask: Questions[Q], at: number) => object;

const ANSWERS: { readonly [Q in keyof Questions]: Answer<Q> } = {
  report: answerPacked,
  agent_day: ({ reader }, days, ask, at) => answerAgentDay(reader, days, ask, at),
  last_hour: ({ reader }, days, filter, at) => lastHour(reader, days, filter, at),
  lost: answerLost,
  call_backs: answerCallBacks,
  snapshot: answerSnapshot,
  company: answerCompany,
  explain: (ledger, days, ask, at) => inWords(() => packAnswer(shownExplanation(ledger, days, ask, at))),
  conversation: ({ reader }, days, id, at) => inWords(() => answerConversation(reader, days, id, at)),
};

/**
 * As JSON. Everything that is read is of one moment of the cache.
 * @throws RequestError for what cannot be answered, in words for whoever asked.
 */
export function answerQuestion<Q extends keyof Questions>(
  ledger: Ledger,
  days: Days,
  what: Q,
  ask: Questions[Q],
  at: number,
): string {
  const answer: Answer<Q> = ANSWERS[what];
  return JSON.stringify(ledger.reader.snapshot(() => answer(ledger, days, ask, at)));
}

/** What cannot be explained was asked wrongly. */
function inWords(answer: () => object): object {
  try {
    return answer();
  } catch (error) {
    throw error instanceof ExplainError ? new RequestError('not_explained', error.message, error.said) : error;
  }
}
