// The cells of conversations as rows of numbers, found once and then at hand: what is folded in order asks for the same
// few cells again and again, and a key made of six texts costs more than all that is added. A row holds the sums of one
// day, the latest that it was asked for; the book gets cells of it when it is asked for them, or when the row turns to
// another day or all of them to another book. Shared by all folds of a thread, of which one is at work at a time.
import { agentId } from './agents.ts';
import { addFact, addOutcomeTo, type CellBook, type KeyedCell } from './cells.ts';
import type { Day, Days } from './days.ts';
import type { Facet } from './facets.ts';
import { FACT } from './facts.ts';
import { TO_LINE } from './rows.ts';

/** Cells that are remembered before all are found anew. */
const MOST_CELLS = 50_000;
const FIRST_ROOM = 4_096;
const FIRST_SLOTS = 2_048;
/** A row: two sums of ms, then whole numbers; one line of the processor's cache. */
const INTS = 16;
const FIRST_RESPONSE_MS = 0;
const RESOLUTION_MS = 1;
const DAY = 4;
const ACTIVE = 5;
const FIRST_RESPONSE_N = 6;
const RESOLUTION_N = 7;
const RESOLVED = 8;
const REACTIVATED = 9;
const TRANSFERRED = 10;
const ANSWERED = 11;
const ANSWERED_IN_TIME = 12;
const LOST = 13;
const WHO = 14;
const FACET = 15;
/** Nothing was added since the book was turned to; nothing but what has no day. */
const UNTOUCHED = -2;
const NO_DAY = -1;

let room = FIRST_ROOM;
let ints = new Int32Array(new ArrayBuffer(4 * INTS * FIRST_ROOM + 64), TO_LINE, INTS * FIRST_ROOM);
let times = new Float64Array(ints.buffer, TO_LINE, (INTS / 2) * FIRST_ROOM);
let facets: Facet[] = [];
/** By whose they are and facet: the last row of a slot and one more, and the one before each in the same way. */
let heads = new Int32Array(FIRST_SLOTS);
let before = new Int32Array(FIRST_ROOM);
let count = 0;
/** The number of the first row: those with lower ones have been forgotten. */
let first = 1;
let book: CellBook | null = null;
let days: Days | null = null;
let touched = new Int32Array(FIRST_ROOM);
let touchedCount = 0;
/** Days that were asked for since the book was turned to; the latest at the end. */
let asked: Day[] = [];
let latest = -1;
let start = Number.POSITIVE_INFINITY;
let end = Number.NEGATIVE_INFINITY;

/** What is added from now on is this book's, by the days of its zone. */
export function turnTo(to: CellBook, by: Days): void {
  if (book === to) return;
  if (book !== null) settle(book);
  book = to;
  days = by;
  to.settleLater(settle);
}

/** Whether a row, which may have been forgotten since, is somebody's. */
export function isCellOf(row: number, who: number): boolean {
  return row >= first && ints[INTS * (row - first) + WHO] === who;
}

/** The row of somebody's conversations that are counted by a facet. @param who an agent's number; a group's, negative; 0: nobody's. */
export function findCell(who: number, facet: Facet): number {
  const slot = slotOf(who, facet.no);
  for (let i = (heads[slot] as number) - 1; i >= 0; i = (before[i] as number) - 1) {
    if (ints[INTS * i + WHO] === who && ints[INTS * i + FACET] === facet.no) return first + i;
  }
  if (count === MOST_CELLS) forget();
  if (count === room) grow();
  if (count === heads.length) spread();
  const i = count++;
  facets.push(facet);
  ints[INTS * i + WHO] = who;
  ints[INTS * i + FACET] = facet.no;
  ints[INTS * i + DAY] = UNTOUCHED;
  link(i);
  return first + i;
}

function slotOf(who: number, facet: number): number {
  const mixed = Math.imul(who, 0x9e3779b1) ^ Math.imul(facet, 0x85ebca6b);
  return (mixed ^ (mixed >>> 16)) & (heads.length - 1);
}

function link(i: number): void {
  const slot = slotOf(ints[INTS * i + WHO] as number, ints[INTS * i + FACET] as number);
  before[i] = heads[slot] as number;
  heads[slot] = i + 1;
}

/** More slots, so that few rows share one. */
function spread(): void {
  heads = new Int32Array(2 * heads.length);
  for (let i = 0; i < count; i++) link(i);
}

/** Adds to how many conversations are with the agent. */
export function addActiveTo(row: number, by: number): void {
  const at = INTS * (row - first);
  if (ints[at + DAY] === UNTOUCHED) touch(at);
  add(at + ACTIVE, by);
}

/** Adds a fact for which `isCellFact` holds. */
export function addFactTo(row: number, code: number, ms: number, value: number): void {
  const at = dated(row, ms);
  if (at < 0) addFact(earlier(row, ms), [code, ms, null, value], 1);
  else if (code === FACT.firstResponse) {
    addMs((at >> 1) + FIRST_RESPONSE_MS, value);
    add(at + FIRST_RESPONSE_N, 1);
  } else if (code === FACT.resolved) {
    add(at + RESOLVED, 1);
    if (value < 0) return;
    addMs((at >> 1) + RESOLUTION_MS, value);
    add(at + RESOLUTION_N, 1);
  } else add(at + (code === FACT.reopened ? REACTIVATED : TRANSFERRED), 1);
}

/** Adds that a conversation was lost, or answered, in time or not. */
export function addOutcomeToRow(row: number, ms: number, lost: boolean, inTime: boolean, sign: 1 | -1): void {
  const at = dated(row, ms);
  if (at < 0) addOutcomeTo(earlier(row, ms), lost, inTime, sign);
  else if (lost) add(at + LOST, sign);
  else {
    add(at + ANSWERED, sign);
    if (inTime) add(at + ANSWERED_IN_TIME, sign);
  }
}

function settle(of: CellBook): void {
  if (book !== of) return;
  for (let i = 0; i < touchedCount; i++) {
    const at = touched[i] as number;
    settleDay(at);
    const active = ints[at + ACTIVE] as number;
    if (active !== 0) begin('', at).active = active;
    ints[at + ACTIVE] = 0;
    ints[at + DAY] = UNTOUCHED;
  }
  touchedCount = 0;
  asked = [];
  latest = -1;
  start = Number.POSITIVE_INFINITY;
  end = Number.NEGATIVE_INFINITY;
  book = null;
}

/** Where the sums of the day that holds `ms` stand; -1: it is an earlier day than the latest. */
function dated(row: number, ms: number): number {
  if (ms >= end) nextDay(ms);
  else if (ms < start) return -1;
  const at = INTS * (row - first);
  const day = ints[at + DAY] as number;
  if (day === latest) return at;
  if (day === UNTOUCHED) touch(at);
  else settleDay(at);
  ints[at + DAY] = latest;
  return at;
}

function nextDay(ms: number): void {
  const day = (days as Days).of(ms);
  latest = asked.push(day) - 1;
  start = day.start;
  end = day.end;
}

function earlier(row: number, ms: number): KeyedCell {
  const i = row - first;
  const who = ints[INTS * i + WHO] as number;
  return (book as CellBook).cell((days as Days).of(ms).date, agentOf(who), groupOf(who), facets[i] as Facet);
}

function touch(at: number): void {
  ints[at + DAY] = NO_DAY;
  touched[touchedCount++] = at;
}

function add(place: number, by: number): void {
  ints[place] = (ints[place] as number) + by;
}

function addMs(place: number, ms: number): void {
  times[place] = (times[place] as number) + ms;
}

/** Makes a cell of the sums of a day, and begins them anew. */
function settleDay(at: number): void {
  const day = ints[at + DAY] as number;
  if (day < 0 || !hasMoved(at)) return;
  const cell = begin((asked[day] as Day).date, at);
  cell.first_response_ms = times[(at >> 1) + FIRST_RESPONSE_MS] as number;
  cell.first_response_n = ints[at + FIRST_RESPONSE_N] as number;
  cell.resolution_ms = times[(at >> 1) + RESOLUTION_MS] as number;
  cell.resolution_n = ints[at + RESOLUTION_N] as number;
  cell.resolved = ints[at + RESOLVED] as number;
  cell.reactivated = ints[at + REACTIVATED] as number;
  cell.transferred = ints[at + TRANSFERRED] as number;
  cell.answered = ints[at + ANSWERED] as number;
  cell.answered_in_time = ints[at + ANSWERED_IN_TIME] as number;
  cell.lost = ints[at + LOST] as number;
  for (let place = at + FIRST_RESPONSE_N; place <= at + LOST; place++) ints[place] = 0;
  times[(at >> 1) + FIRST_RESPONSE_MS] = 0;
  times[(at >> 1) + RESOLUTION_MS] = 0;
}

function hasMoved(at: number): boolean {
  let any = 0;
  for (let place = at + FIRST_RESPONSE_N; place <= at + LOST; place++) any |= ints[place] as number;
  return any !== 0;
}

function begin(day: string, at: number): KeyedCell {
  const who = ints[at + WHO] as number;
  return (book as CellBook).begin(day, agentOf(who), groupOf(who), facets[at / INTS] as Facet);
}

function agentOf(who: number): string {
  return who > 0 ? agentId(who) : '';
}

function groupOf(who: number): string {
  return who < 0 ? agentId(-who) : '';
}

function forget(): void {
  const to = book;
  if (to !== null) {
    settle(to);
    turnTo(to, days as Days);
  }
  first += count;
  count = 0;
  facets = [];
  heads.fill(0);
}

function grow(): void {
  room *= 2;
  const old = ints;
  ints = new Int32Array(new ArrayBuffer(4 * INTS * room + 64), TO_LINE, INTS * room);
  times = new Float64Array(ints.buffer, TO_LINE, (INTS / 2) * room);
  ints.set(old);
  const chain = before;
  before = new Int32Array(room);
  before.set(chain);
  const some = touched;
  touched = new Int32Array(room);
  touched.set(some);
}
