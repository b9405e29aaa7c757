// Checks what a console asks of an explanation or a conversation's story.
import type { ConversationAsk } from '../../shared/contract/conversation.ts';
import type { ExplainAsk } from '../../shared/contract/explain.ts';
import type { Days } from '../figures/days.ts';
import { RequestError } from './client.ts';
import { filtersOf, reportAskOf } from './report-params.ts';

type Fields = Readonly<Record<string, unknown>>;
/** Ids and paths that hold some. */
const MOST_CHARACTERS = 1_000;
/** What a Date can hold. */
const MOST_MS = 8.64e15;

function wrong(what: string): RequestError {
  return new RequestError('bad_request', `The console asked for something that is not understood: ${what}.`);
}

function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '' || value.length > MOST_CHARACTERS) throw wrong(what);
  return value;
}

function momentOf(value: unknown): number | null {
  if (value === null || (Number.isSafeInteger(value) && Math.abs(value as number) <= MOST_MS)) return value as null;
  throw wrong('at');
}

function fieldsOf(params: unknown, what: string): Fields {
  if (typeof params !== 'object' || params === null) throw wrong(what);
  return params as Fields;
}

/** @param now ms since 1970. Throws RequestError. */
export function explainAskOf(params: unknown, days: Days, now: number): ExplainAsk {
  const { ask, at, figure } = fieldsOf(params, 'explain');
  const report = fieldsOf(ask, 'ask');
  return {
    ask: report.report === 'cockpit' ? { report: 'cockpit', ...filtersOf(report) } : reportAskOf(report, days, now),
    at: momentOf(at),
    figure: textOf(figure, 'figure'),
  };
}

/** Throws RequestError. */
export function conversationAskOf(params: unknown): ConversationAsk {
  const { conversation, at } = fieldsOf(params, 'conversation');
  return { conversation: textOf(conversation, 'conversation'), at: momentOf(at) };
}
