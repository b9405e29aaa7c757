// What a row has many of: closes and openings in turn, latest episodes, and numbers of events. The first of them
// lie in the row, where there is room for them; further ones in nodes, one behind the other.
import { CLOSED_ONCE, HAS_NODES } from './bits.ts';
import * as at from './rows.ts';
import { int, nodeInt, nodeTime, setInt, setNodeInt, setNodeTime, setTime, takeNode, time } from './rows.ts';

/** No start of an episode. */
export const NEVER = Number.NEGATIVE_INFINITY;

const TURNS_OF_NODE = 7;
const EPISODES_OF_NODE = 5;
const AGENTS = 10;
const NUMBERS_OF_NODE = 14;

/** Closed, or open again. The first close stands in the row. */
export function addTurn(row: number, ms: number): void {
  setTime(row, at.LAST_TURN, ms);
  const bits = int(row, at.BITS);
  if ((bits & CLOSED_ONCE) === 0) {
    setInt(row, at.TURNS, 1);
    setInt(row, at.TURN_HEAD, 0);
    return;
  }
  const further = int(row, at.TURNS) - 1;
  setInt(row, at.TURNS, further + 2);
  let node = int(row, at.TURN_TAIL);
  if (further % TURNS_OF_NODE === 0) {
    const next = takeNode();
    setInt(row, at.BITS, bits | HAS_NODES);
    if (further === 0) setInt(row, at.TURN_HEAD, next);
    else setNodeInt(node, at.LINK, next);
    setInt(row, at.TURN_TAIL, next);
    node = next;
  }
  setNodeTime(node, further % TURNS_OF_NODE, ms);
}

export function turnCount(row: number): number {
  return (int(row, at.BITS) & CLOSED_ONCE) === 0 ? 0 : int(row, at.TURNS);
}

export function turnsOf(row: number): number[] {
  const count = turnCount(row);
  if (count === 0) return [];
  const turns = [time(row, at.FIRST_CLOSE)];
  let node = int(row, at.TURN_HEAD);
  for (let further = 0; further < count - 1; further++) {
    if (further > 0 && further % TURNS_OF_NODE === 0) node = nodeInt(node, at.LINK);
    turns.push(nodeTime(node, further % TURNS_OF_NODE));
  }
  return turns;
}

/** An episode of the agent's began: it takes the place of their earlier one. */
export function addEpisode(row: number, agent: number, ms: number): void {
  const first = int(row, at.AGENT_0);
  if (first === 0 || first === agent) {
    setInt(row, at.AGENT_0, agent);
    setTime(row, at.START_0, ms);
    return;
  }
  let last = 0;
  for (let node = int(row, at.EPISODE_HEAD); node !== 0; node = nodeInt(node, at.LINK)) {
    for (let i = 0; i < EPISODES_OF_NODE; i++) {
      const known = nodeInt(node, AGENTS + i);
      if (known !== 0 && known !== agent) continue;
      setNodeInt(node, AGENTS + i, agent);
      setNodeTime(node, i, ms);
      return;
    }
    last = node;
  }
  const node = takeNode();
  setInt(row, at.BITS, int(row, at.BITS) | HAS_NODES);
  for (let i = 0; i < EPISODES_OF_NODE; i++) setNodeInt(node, AGENTS + i, i === 0 ? agent : 0);
  setNodeTime(node, 0, ms);
  if (last === 0) setInt(row, at.EPISODE_HEAD, node);
  else setNodeInt(last, at.LINK, node);
}

/** When the agent's latest episode began; NEVER. */
export function episodeStart(row: number, agent: number): number {
  if (int(row, at.AGENT_0) === agent) return time(row, at.START_0);
  for (let node = int(row, at.EPISODE_HEAD); node !== 0; node = nodeInt(node, at.LINK)) {
    for (let i = 0; i < EPISODES_OF_NODE; i++) if (nodeInt(node, AGENTS + i) === agent) return nodeTime(node, i);
  }
  return NEVER;
}

export function episodesOf(row: number): [agent: number, start: number][] {
  const episodes: [number, number][] = [];
  if (int(row, at.AGENT_0) !== 0) episodes.push([int(row, at.AGENT_0), time(row, at.START_0)]);
  for (let node = int(row, at.EPISODE_HEAD); node !== 0; node = nodeInt(node, at.LINK)) {
    for (let i = 0; i < EPISODES_OF_NODE && nodeInt(node, AGENTS + i) !== 0; i++) {
      episodes.push([nodeInt(node, AGENTS + i), nodeTime(node, i)]);
    }
  }
  return episodes;
}

/** The number of an event of the conversation, in order of arrival. */
export function addNumber(row: number, number: number): void {
  const count = int(row, at.NUMBERS);
  setInt(row, at.NUMBERS, count + 1);
  if (count < at.OWN_NUMBERS) {
    setInt(row, at.FIRST_NUMBER + count, number);
    return;
  }
  // The node that is filled stands first.
  const place = (count - at.OWN_NUMBERS) % NUMBERS_OF_NODE;
  let node = int(row, at.NUMBER_HEAD);
  if (place === 0) {
    const next = takeNode();
    setNodeInt(next, at.LINK, node);
    setInt(row, at.NUMBER_HEAD, next);
    setInt(row, at.BITS, int(row, at.BITS) | HAS_NODES);
    node = next;
  }
  setNodeInt(node, place, number);
}

export function numbersOf(row: number): number[] {
  const count = int(row, at.NUMBERS);
  const numbers = new Array<number>(count);
  const own = Math.min(count, at.OWN_NUMBERS);
  for (let i = 0; i < own; i++) numbers[i] = int(row, at.FIRST_NUMBER + i) >>> 0;
  let i = count - 1;
  for (let node = int(row, at.NUMBER_HEAD); i >= at.OWN_NUMBERS; node = nodeInt(node, at.LINK)) {
    for (let place = (i - at.OWN_NUMBERS) % NUMBERS_OF_NODE; place >= 0; place--)
      numbers[i--] = nodeInt(node, place) >>> 0;
  }
  return numbers;
}
