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
import type { Deadline } from '../hours.ts';
import { isIn, type Span } from '../span.ts';
import { asksForOwners, chosenBy, keyMask, type Left, type Part } from './count.ts';
import type { KeptCounts } from './kept-counts.ts';
import { DAY, DAY_KINDS } from './make.ts';
import { maskOf, type Pool } from './pool.ts';
import { listOf, type Section } from './shapes.ts';

interface Asked {
  readonly pool: Pool;
  readonly left: Left;
  readonly directory: Directory;
  readonly version: (span: Span) => string | null;
  readonly counts: KeptCounts;
}

export function addDayRows(
  tally: DayTally,
  parts: Iterable<Part<Section<'day'>>>,
  question: DayQuestion,
  asked: Asked,
): void {
  for (const part of parts) {
    const own = fromDay(question, part);
    const { sums, places } = plainOf(part, question, own, asked);
    const all = sums();
    for (const [n, kind] of DAY_KINDS.entries()) addAll(tally.sums[kind], all.subarray(n * SIZE, (n + 1) * SIZE));
    for (const some of [places.mails, places.placed]) {
      eachState(part.section, some, (state) => addConversation(tally, state, own));
    }
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
    const { lost, mails } = plainOf(part, question, own, asked).places;
    for (const no of lost) numbers.push(no);
    eachState(part.section, mails, (state, no) => {
      const outcome = state.opened === null ? null : dayOutcome(state, own);
      if (outcome?.lost && isIn(own.span, outcome.ms)) numbers.push(no);
    });
  }
  return numbers;
}

/** A day page asks for its figures and for its call-back counts: its rows are gone through once for both. */
function plainOf({ section, span }: Part<Section<'day'>>, question: DayQuestion, own: DayQuestion, asked: Asked) {
  const { head, choice, who, thresholdMs, shortMs, hoursText } = question;
  // The last minutes are others with each question. Whose a conversation is, and who is there, is the directory's word.
  const isAgain = 'date' in head && who === 'all' && !asksForOwners(choice);
  const version = isAgain ? asked.version(span) : null;
  const [part, chosen] = [`${span.from} ${span.to}`, chosenBy('day', choice)];
  let counted: Plain | null = null;
  const count = () => {
    counted ??= countPlain(section, rowsOf(section, own, asked));
    return counted;
  };
  const { counts } = asked;
  const places = counts.of<Places>(JSON.stringify([chosen, hoursText])).get(part, version, () => count().places);
  const sums = () => {
    const rules = JSON.stringify([chosen, hoursText, thresholdMs, shortMs]);
    return counts.of<Float64Array>(rules).get(part, version, () => count().sums);
  };
  return { places, sums };
}

/** Asked of a day's part, in ms from the sheet's beginning, as `eachState` tells moments: those are small numbers, and cost no memory each. */
function fromDay(question: DayQuestion, { section: { from }, span }: Part<Section<'day'>>): DayQuestion {
  const { deadline: of } = question;
  const deadline = (ms: number) => {
    const by = of(ms + from);
    return by === null ? null : by - from;
  };
  return { ...question, at: question.at - from, span: { from: span.from - from, to: span.to - from }, deadline };
}

/** Which of a section's rows are asked for, and how they count. */
interface Rows {
  readonly left: Left;
  readonly ofKey: Uint8Array;
  readonly ofOwner: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly thresholdMs: number;
  readonly shortMs: number;
  readonly deadline: Deadline;
}

function rowsOf(
  { names }: Section<'day'>,
  { choice, who, span, thresholdMs, shortMs, deadline }: DayQuestion,
  { pool, left, directory }: Asked,
): Rows {
  const isAsked = askedOwners(directory, { choice, who });
  const owners = maskOf(pool.whose, ([agent, group]) => isAsked({ agent, group }));
  const [ofKey, ofOwner] = [keyMask(pool, choice)(names.key), owners(names.whose)];
  return { left, ofKey, ofOwner, from: span.from, to: span.to, thresholdMs, shortMs, deadline };
}

const [CHAT, EMAIL] = [DAY_KINDS.indexOf('chat'), DAY_KINDS.indexOf('email')];
/** What `countPlain` adds up for each kind. */
const [OFFERED, ANSWERED, LOST, WAIT, IN_TIME, LOST_COUNTED, LONGEST, SIZE] = [0, 1, 2, 3, 4, 5, 6, 8] as const;

/** What of a part of a day is the same at whatever moment it is asked for. */
interface Plain {
  /** By kind. */
  readonly sums: Float64Array;
  readonly places: Places;
}

interface Places {
  /** Numbers of those that were lost. */
  readonly lost: Uint32Array;
  /** Where those e-mails stand that were not answered in time, and what was placed. */
  readonly mails: Uint32Array;
  readonly placed: Uint32Array;
  readonly byteLength: number;
}

/**
 * Calls, videos and chats as `count` does, and e-mails that were answered in time: from the columns, a hundred thousand rows of
 * a day without an object or a call for each.
 */
function countPlain(section: Section<'day'>, rows: Rows): Plain {
  const { no, key, whose, flags, opened, answered, message, close } = section.columns;
  const { left, ofKey, ofOwner, from, to, thresholdMs, shortMs, deadline } = rows;
  const { never } = section;
  const [lost, mails, placed]: [number[], number[], number[]] = [[], [], []];
  const all = new Float64Array(DAY_KINDS.length * SIZE);
  for (let kind = 0; kind < DAY_KINDS.length; kind++) all[kind * SIZE + LONGEST] = -1;
  for (let i = 0; i < section.rows; i++) {
    if (left[no[i] as number] === 1 || ofKey[key[i] as number] === 0 || ofOwner[whose[i] as number] === 0) continue;
    const flag = flags[i] as number;
    const kind = flag & DAY.kind;
    if ((flag & DAY.outbound) !== 0) {
      placed.push(i);
      continue;
    }
    const start = opened[i] as number;
    if (start === never || Number.isNaN(start)) continue;
    let isLost = false;
    let ms = message[i] as number;
    if (kind === EMAIL) {
      const by = deadline(start);
      if (ms === never || Number.isNaN(ms) || (by !== null && ms > by)) {
        mails.push(i);
        continue;
      }
    } else {
      const end = close[i] as number;
      isLost =
        end !== never && !Number.isNaN(end) && (flag & (kind === CHAT ? DAY.closeMessage : DAY.closeAnswered)) === 0;
      if (isLost) ms = end;
      else if (kind !== CHAT) ms = answered[i] as number;
    }
    const at = kind * SIZE;
    if (start >= from && start <= to) all[at + OFFERED] = (all[at + OFFERED] as number) + 1;
    // What never was lies in no span.
    if (!(ms >= from && ms <= to)) continue;
    const waitMs = ms > start ? ms - start : 0;
    if (waitMs > (all[at + LONGEST] as number)) all[at + LONGEST] = waitMs;
    if (isLost) {
      lost.push(no[i] as number);
      all[at + LOST] = (all[at + LOST] as number) + 1;
      if (waitMs >= shortMs) all[at + LOST_COUNTED] = (all[at + LOST_COUNTED] as number) + 1;
    } else {
      all[at + ANSWERED] = (all[at + ANSWERED] as number) + 1;
      all[at + WAIT] = (all[at + WAIT] as number) + waitMs;
      if (kind === EMAIL || waitMs <= thresholdMs) all[at + IN_TIME] = (all[at + IN_TIME] as number) + 1;
    }
  }
  return { sums: all, places: placesOf(lost, mails, placed) };
}

function placesOf(...lists: [lost: number[], mails: number[], placed: number[]]): Places {
  const [lost, mails, placed] = lists.map((list) => Uint32Array.from(list)) as [Uint32Array, Uint32Array, Uint32Array];
  return { lost, mails, placed, byteLength: lost.byteLength + mails.byteLength + placed.byteLength };
}

function addAll(sum: DaySum, all: Float64Array): void {
  const of = (what: number) => all[what] as number;
  sum.offered += of(OFFERED);
  sum.answered += of(ANSWERED);
  sum.lost += of(LOST);
  sum.waitMs += of(WAIT);
  sum.inTime += of(IN_TIME);
  sum.lostCounted += of(LOST_COUNTED);
  if (of(LONGEST) > (sum.longestMs ?? -1)) sum.longestMs = of(LONGEST);
}

const NO_TURNS: number[] = [];

/** Thousands a day: one object is each of them in turn. */
type Turning = { -readonly [F in Exclude<keyof DayState, 'turns' | 'firstClose'>]: DayState[F] } & {
  turns: number[];
  firstClose: { ms: number; answered: boolean; message: boolean; picked: boolean } | null;
};

/** Those in these places, each while `look` looks at it; moments in ms from the sheet's beginning. */
function eachState(section: Section<'day'>, places: Uint32Array, look: (state: DayState, no: number) => void): void {
  const { columns, from, never } = section;
  const moment = (value: number) => (value === never || Number.isNaN(value) ? null : value);
  const closed = { ms: 0, answered: false, message: false, picked: false };
  const state: Turning = {
    ...{ kind: 'call', opened: null, outbound: false, open: false, openSince: null, contactSince: null },
    ...{ answered: null, message: null, picked: null, firstClose: null, turns: [] },
  };
  for (const i of places) {
    const flags = columns.flags[i] as number;
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
    look(state, columns.no[i] as number);
  }
}
