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
import { keyMask, type Left, ownerMask, type Part, type Piece, type Sums, within } from './count.ts';
import { REQUEST } from './make.ts';
import { type Mask, maskOf, type Pool } from './pool.ts';
import { momentOf, type Section } from './shapes.ts';
import { OUTCOME, QUARTER_MS } from './sums.ts';

interface Asked {
  readonly pool: Pool;
  readonly left: Left;
  readonly directory: Pick<Directory, 'agents'>;
}

/** Whether no interval begins within a quarter of an hour in UTC, which is as narrow as sums are. */
export function isByQuarters({ starts }: Pick<ServiceTally, 'starts'>): boolean {
  return starts.every((start) => start % QUARTER_MS === 0);
}

export function addRequests(
  tally: ServiceTally,
  pieces: Iterable<Piece<'request'>>,
  question: ServiceQuestion,
  { pool, left, directory }: Asked,
): void {
  const keys = keyMask(pool, question.choice);
  const owners = ownerMask(pool, question.choice, directory);
  for (const piece of pieces) {
    if ('sums' in piece) addRequestSums(tally, piece.sums, keys, question.at);
    else addRequestRows(tally, piece, { keys, owners, left }, question.at);
  }
}

function addRequestSums(tally: ServiceTally, sums: Sums<'request'>, keys: Mask, at: number): void {
  const { quarter, key, outcome, since, times } = sums.columns;
  const ofKey = keys(sums.names.key);
  for (let i = 0; i < sums.rows; i++) {
    if (ofKey[key[i] as number] === 0) continue;
    const pickedOpen = momentOf(sums, since[i] as number);
    const isShort = pickedOpen !== null && !isReceived({ pickedOpen, pickedOpenClose: null }, at);
    const what = isShort ? OUTCOME.notReceived : (outcome[i] as number);
    countTimes(tally.total, what, times[i] as number);
    const sum = intervalSum(tally, sums.from + (quarter[i] as number) * QUARTER_MS);
    if (sum !== null) countTimes(sum, what, times[i] as number);
  }
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
  { pool, left }: Pick<Asked, 'pool' | 'left'>,
): void {
  const chosen = maskOf(pool.landing, ([product, group, channel]) =>
    isLandingChosen([0, product, group, channel], choice),
  );
  for (const piece of pieces) {
    if ('sums' in piece) {
      const { rows, from, columns, names } = piece.sums;
      const { quarter, landing, times } = columns;
      const isChosen = chosen(names.landing);
      for (let i = 0; i < rows; i++) {
        if (isChosen[landing[i] as number] === 0) continue;
        addLandings(tally, from + (quarter[i] as number) * QUARTER_MS, times[i] as number);
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
