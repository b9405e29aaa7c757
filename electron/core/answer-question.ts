// Which function answers which question of the report thread.
import { packAnswer } from '../../shared/explain-wire.ts';
import type { Days } from '../figures/days.ts';
import { ExplainError } from '../figures/explain/path.ts';
import { answerAgentDay } from './agent-day.ts';
import { answerReport } from './answer-report.ts';
import { RequestError } from './client.ts';
import { answerCompany } from './company.ts';
import { answerExplain } from './explain-ask.ts';
import type { Ledger } from './ledger.ts';
import { answerLost } from './lost.ts';
import type { Questions } from './report-messages.ts';
import { answerConversation } from './story.ts';

/** @throws RequestError for what cannot be answered, in words for whoever asked. */
type Answer<Q extends keyof Questions> = (
  ledger: Ledger,
  days: Days,
  ask: Questions[Q]['ask'],
  at: number,
) => Questions[Q]['answer'];

const ANSWERS: { readonly [Q in keyof Questions]: Answer<Q> } = {
  report: answerReport,
  agent_day: ({ reader }, days, ask, at) => answerAgentDay(reader, days, ask, at),
  lost: ({ reader }, days, ask, at) => answerLost(reader, days, ask, at),
  company: ({ reader }, days, ask, at) => answerCompany(reader, days, ask, at),
  explain: (ledger, days, ask, at) => inWords(() => packAnswer(answerExplain(ledger, days, ask, at))),
  conversation: ({ reader }, days, id, at) => inWords(() => answerConversation(reader, days, id, at)),
};

/** Everything that is read is of one moment of the cache. */
export function answerQuestion<Q extends keyof Questions>(
  ledger: Ledger,
  days: Days,
  what: Q,
  ask: Questions[Q]['ask'],
  at: number,
): Questions[Q]['answer'] {
  const answer: Answer<Q> = ANSWERS[what];
  return ledger.reader.snapshot(() => answer(ledger, days, ask, at));
}

/** As JSON. What cannot be explained was asked wrongly. */
function inWords(answer: () => object): string {
  try {
    return JSON.stringify(answer());
  } catch (error) {
    throw error instanceof ExplainError ? new RequestError('not_explained', error.message, error.said) : error;
  }
}
