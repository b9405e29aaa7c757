// Section 4 from sheets: requests and landings, whole and by interval. Pure.
import type { Directory } from '../choice.ts';
import {
  addLandings,
  addRequest,
  intervalSum,
  isLandingChosen,
  isReceived,
  type RequestState,
  type ServiceQuestion,
  type ServiceSum,
  type ServiceTally,
} from '../service.ts';
import {
  chosenBy,
  keyMask,
  type Left,
  ownerMask,
  type Part,
  type Piece,
  type Sums,
  type SumsPiece,
  within,
} from './count.ts';
import type { CountsOfChoice, KeptCounts } from './kept-counts.ts';
import { REQUEST } from './make.ts';
import { type Mask, maskOf, type Pool } from './pool.ts';
import { momentOf, type Section } from './shapes.ts';
import { OUTCOME, QUARTER_MS } from './sums.ts';

interface Asked {
  readonly pool: Pool;
  readonly left: Left;
  readonly directory: Pick<Directory, 'agents'>;
  /** What of sums stays from question to question. */
  readonly counts: KeptCounts;
}

const QUARTERS = 96;
const OUTCOMES = Object.keys(OUTCOME).length;

/** Whether no interval begins within a quarter of an hour in UTC, which is as narrow as sums are. */
export function isByQuarters({ starts }: Pick<ServiceTally, 'starts'>): boolean {
  return starts.every((start) => start % QUARTER_MS === 0);
}

export function addRequests(
  tally: ServiceTally,
  pieces: Iterable<Piece<'request'>>,
  question: ServiceQuestion,
  { pool, left, directory, counts }: Asked,
): void {
  const { choice, at } = question;
  const keys = keyMask(pool, choice);
  const owners = ownerMask(pool, choice, directory);
  const kept = counts.of(chosenBy('request', choice));
  for (const piece of pieces) {
    if ('sums' in piece) addRequestSums(tally, piece, { keys, kept }, at);
    else addRequestRows(tally, piece, { keys, owners, left }, at);
  }
}

function addRequestSums(
  tally: ServiceTally,
  piece: SumsPiece<'request'>,
  { keys, kept }: { readonly keys: Mask; readonly kept: CountsOfChoice },
  at: number,
): void {
  const counts = keptOf(kept, piece, () => requestCounts(piece.sums(), keys));
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    const sum = intervalSum(tally, piece.from + quarter * QUARTER_MS);
    for (let outcome = 0; outcome < OUTCOMES; outcome++) {
      const times = counts[quarter * OUTCOMES + outcome] as number;
      if (times === 0) continue;
      countTimes(tally.total, outcome, times);
      if (sum !== null) countTimes(sum, outcome, times);
    }
  }
  if (counts.length > QUARTERS * OUTCOMES) addUnsettled(tally, piece.sums(), counts.subarray(QUARTERS * OUTCOMES), at);
}

/** By quarter and outcome; then the places of those sums whose outcome depends on the moment of which it is asked. */
function requestCounts(sums: Sums<'request'>, keys: Mask): Int32Array {
  const { quarter, key, outcome, since, times } = sums.columns;
  const ofKey = keys(sums.names.key);
  const counts = new Int32Array(QUARTERS * OUTCOMES);
  const unsettled: number[] = [];
  for (let i = 0; i < sums.rows; i++) {
    if (ofKey[key[i] as number] === 0) continue;
    if (momentOf(sums, since[i] as number) !== null) unsettled.push(i);
    else {
      const place = (quarter[i] as number) * OUTCOMES + (outcome[i] as number);
      counts[place] = (counts[place] as number) + (times[i] as number);
    }
  }
  return unsettled.length === 0 ? counts : Int32Array.from([...counts, ...unsettled]);
}

function addUnsettled(tally: ServiceTally, sums: Sums<'request'>, places: Int32Array, at: number): void {
  const { quarter, outcome, since, times } = sums.columns;
  for (const i of places) {
    const pickedOpen = momentOf(sums, since[i] as number);
    const what = isReceived({ pickedOpen, pickedOpenClose: null }, at) ? (outcome[i] as number) : OUTCOME.notReceived;
    countTimes(tally.total, what, times[i] as number);
    const sum = intervalSum(tally, sums.from + (quarter[i] as number) * QUARTER_MS);
    if (sum !== null) countTimes(sum, what, times[i] as number);
  }
}

function keptOf(
  kept: CountsOfChoice,
  { block }: SumsPiece<'request' | 'landing'>,
  count: () => Int32Array,
): Int32Array {
  return block === null ? count() : kept.get(block.key, block.version, count);
}

function countTimes(sum: ServiceSum, outcome: number, times: number): void {
  sum.requests += times;
  if (outcome === OUTCOME.notReceived) return;
  sum.received += times;
  if (outcome === OUTCOME.assisted) sum.assisted += times;
  else if (outcome === OUTCOME.agentDidNotAnswer) sum.agent_did_not_answer += times;
  else if (outcome === OUTCOME.leftInQueue) sum.left_in_queue += times;
}

function addRequestRows(
  tally: ServiceTally,
  { section, span }: Part<Section<'request'>>,
  { keys, owners, left }: { readonly keys: Mask; readonly owners: Mask; readonly left: Left },
  now: number,
): void {
  const { no, ms, key, whose, picked, close, flags } = section.columns;
  const [ofKey, ofOwner] = [keys(section.names.key), owners(section.names.whose)];
  const [from, to] = within(section, span);
  const state: { -readonly [F in keyof RequestState]: RequestState[F] } = {
    pickedOpen: null,
    pickedOpenClose: null,
    answered: null,
    open: false,
    everAssigned: false,
  };
  for (let i = 0; i < section.rows; i++) {
    const offset = ms[i] as number;
    if (offset < from || offset > to || left[no[i] as number] === 1) continue;
    if (ofKey[key[i] as number] === 0 || ofOwner[whose[i] as number] === 0) continue;
    const at = section.from + offset;
    const flag = flags[i] as number;
    state.pickedOpen = momentOf(section, picked[i] as number);
    state.pickedOpenClose = momentOf(section, close[i] as number);
    // When it was answered does not matter here, only whether.
    state.answered = (flag & REQUEST.answered) === 0 ? null : at;
    state.open = (flag & REQUEST.open) !== 0;
    state.everAssigned = (flag & REQUEST.everAssigned) !== 0;
    addRequest(tally, at, state, now);
  }
}

export function addLandingPieces(
  tally: ServiceTally,
  pieces: Iterable<Piece<'landing'>>,
  { choice }: ServiceQuestion,
  { pool, left, counts }: Pick<Asked, 'pool' | 'left' | 'counts'>,
): void {
  const chosen = maskOf(pool.landing, ([product, group, channel]) =>
    isLandingChosen([0, product, group, channel], choice),
  );
  const kept = counts.of(chosenBy('landing', choice));
  for (const piece of pieces) {
    if ('sums' in piece) {
      const own = keptOf(kept, piece, () => landingCounts(piece.sums(), chosen));
      for (let quarter = 0; quarter < QUARTERS; quarter++) {
        const times = own[quarter] as number;
        if (times !== 0) addLandings(tally, piece.from + quarter * QUARTER_MS, times);
      }
      continue;
    }
    const { section, span } = piece;
    const { no, ms, landing } = section.columns;
    const isChosen = chosen(section.names.landing);
    const [from, to] = within(section, span);
    for (let i = 0; i < section.rows; i++) {
      const at = ms[i] as number;
      if (at < from || at > to || isChosen[landing[i] as number] === 0 || left[no[i] as number] === 1) continue;
      addLandings(tally, section.from + at, 1);
    }
  }
}

/** By quarter. */
function landingCounts({ rows, columns, names }: Sums<'landing'>, chosen: Mask): Int32Array {
  const { quarter, landing, times } = columns;
  const isChosen = chosen(names.landing);
  const counts = new Int32Array(QUARTERS);
  for (let i = 0; i < rows; i++) {
    if (isChosen[landing[i] as number] === 0) continue;
    const place = quarter[i] as number;
    counts[place] = (counts[place] as number) + (times[i] as number);
  }
  return counts;
}
