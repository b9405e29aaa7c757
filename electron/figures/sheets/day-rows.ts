// The rows of section 5's sheets as the states that it counts: of closed conversations. Pure.
import type { Directory } from '../choice.ts';
import type { Kind } from '../conversation.ts';
import {
  addConversation,
  askedOwners,
  type DayQuestion,
  type DayState,
  type DaySum,
  type DayTally,
  dayOutcome,
} from '../day.ts';
import { isIn } from '../span.ts';
import { keyMask, type Left, type Part } from './count.ts';
import { DAY, DAY_KINDS } from './make.ts';
import { maskOf, type Pool } from './pool.ts';
import { listOf, type Section } from './shapes.ts';

interface Asked {
  readonly pool: Pool;
  readonly left: Left;
  readonly directory: Directory;
}

export function addDayRows(
  tally: DayTally,
  parts: Iterable<Part<Section<'day'>>>,
  question: DayQuestion,
  asked: Asked,
): void {
  for (const part of parts) {
    const own = fromDay(question, part);
    eachState(part, question, asked, (state) => addConversation(tally, state, own), {
      isLookedAt: isSeldom,
      passed: plainCount(tally, part.section, own),
    });
  }
}

/** Numbers of the conversations that count as lost. */
export function lostNumbers(
  parts: Iterable<Part<Section<'day'>>>,
  question: DayQuestion,
  asked: Asked,
): readonly number[] {
  const numbers: number[] = [];
  for (const part of parts) {
    const own = fromDay(question, part);
    const look = (state: DayState, no: number) => {
      const outcome = state.outbound || state.opened === null ? null : dayOutcome(state, own);
      if (outcome?.lost && isIn(own.span, outcome.ms)) numbers.push(no);
    };
    eachState(part, question, asked, look, { isLookedAt: mayBeLost, passed: () => {} });
  }
  return numbers;
}

/** Asked of a day's part, in ms from the sheet's beginning, as `eachState` tells moments: those are small numbers, and cost no memory each. */
function fromDay(question: DayQuestion, { section: { from }, span }: Part<Section<'day'>>): DayQuestion {
  const deadline = (ms: number) => {
    const by = question.deadline(ms + from);
    return by === null ? null : by - from;
  };
  return { ...question, at: question.at - from, span: { from: span.from - from, to: span.to - from }, deadline };
}

/** What is told of by its flags alone is not made a state of: `passed` has its row. */
interface Passing {
  readonly isLookedAt: (flags: number) => boolean;
  readonly passed: (row: number, flags: number) => void;
}

/** E-mails, which have deadlines, and outbound ones. */
function isSeldom(flags: number): boolean {
  return (flags & DAY.kind) === EMAIL || (flags & DAY.outbound) !== 0;
}

/** Calls, videos and chats as `count` does, from the columns: most rows of a day. */
function plainCount({ sums }: DayTally, section: Section<'day'>, { span, thresholdMs, shortMs }: DayQuestion) {
  const { opened, answered, message, close } = section.columns;
  const { from, to } = span;
  const isNever = (value: number) => value === section.never || Number.isNaN(value);
  const sumOf = DAY_KINDS.map((kind) => sums[kind]);
  return (row: number, flags: number): void => {
    const [start, end] = [opened[row] as number, close[row] as number];
    if (isNever(start)) return;
    const sum = sumOf[flags & DAY.kind] as DaySum;
    if (start >= from && start <= to) sum.offered++;
    const isChat = (flags & DAY.kind) === CHAT;
    const isLost = !isNever(end) && (flags & (isChat ? DAY.closeMessage : DAY.closeAnswered)) === 0;
    const ms = isLost ? end : ((isChat ? message : answered)[row] as number);
    // What never was lies in no span.
    if (!(ms >= from && ms <= to)) return;
    const waitMs = Math.max(0, ms - start);
    if (waitMs > (sum.longestMs ?? -1)) sum.longestMs = waitMs;
    if (isLost) {
      sum.lost++;
      if (waitMs >= shortMs) sum.lostCounted++;
    } else {
      sum.answered++;
      sum.waitMs += waitMs;
      if (waitMs <= thresholdMs) sum.inTime++;
    }
  };
}

const EMAIL = DAY_KINDS.indexOf('email');
const CHAT = DAY_KINDS.indexOf('chat');

/** Most are told by their flags: who was answered by the first close, which is all but e-mails, is not. */
function mayBeLost(flags: number): boolean {
  const kind = flags & DAY.kind;
  if (kind === EMAIL) return true;
  const answered = kind === CHAT ? DAY.closeMessage : DAY.closeAnswered;
  return (flags & (DAY.outbound | answered)) === 0;
}

const NO_TURNS: number[] = [];

/** A hundred thousand a day: one object is each of them in turn. */
type Turning = { -readonly [F in Exclude<keyof DayState, 'turns' | 'firstClose'>]: DayState[F] } & {
  turns: number[];
  firstClose: { ms: number; answered: boolean; message: boolean; picked: boolean } | null;
};

/** Those that are asked for, each while `look` looks at it; moments in ms from the sheet's beginning. */
function eachState(
  { section }: Part<Section<'day'>>,
  { choice, who }: Pick<DayQuestion, 'choice' | 'who'>,
  { pool, left, directory }: Asked,
  look: (state: DayState, no: number) => void,
  { isLookedAt, passed }: Passing,
): void {
  const isAsked = askedOwners(directory, { choice, who });
  const owners = maskOf(pool.whose, ([agent, group]) => isAsked({ agent, group }));
  const [ofKey, ofOwner] = [keyMask(pool, choice)(section.names.key), owners(section.names.whose)];
  const { columns, rows, from, never } = section;
  const moment = (value: number) => (value === never || Number.isNaN(value) ? null : value);
  const closed = { ms: 0, answered: false, message: false, picked: false };
  const state: Turning = {
    ...{ kind: 'call', opened: null, outbound: false, open: false, openSince: null, contactSince: null },
    ...{ answered: null, message: null, picked: null, firstClose: null, turns: [] },
  };
  for (let i = 0; i < rows; i++) {
    const no = columns.no[i] as number;
    if (left[no] === 1 || ofKey[columns.key[i] as number] === 0 || ofOwner[columns.whose[i] as number] === 0) continue;
    const flags = columns.flags[i] as number;
    if (!isLookedAt(flags)) {
      passed(i, flags);
      continue;
    }
    const close = moment(columns.close[i] as number);
    state.kind = DAY_KINDS[flags & DAY.kind] as Kind;
    state.opened = moment(columns.opened[i] as number);
    state.outbound = (flags & DAY.outbound) !== 0;
    state.answered = moment(columns.answered[i] as number);
    state.message = moment(columns.message[i] as number);
    state.picked = moment(columns.picked[i] as number);
    state.firstClose = close === null ? null : closed;
    closed.ms = close ?? 0;
    closed.answered = (flags & DAY.closeAnswered) !== 0;
    closed.message = (flags & DAY.closeMessage) !== 0;
    closed.picked = (flags & DAY.closePicked) !== 0;
    // No other kind has any, and a list for each of a hundred thousand takes as long as all else.
    state.turns = (flags & DAY.kind) === EMAIL ? listOf(columns.turns, i, from) : NO_TURNS;
    look(state, no);
  }
}
