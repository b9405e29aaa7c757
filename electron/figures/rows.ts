// Conversations in memory as rows of numbers. An import moves on millions of them, a few steps each: of objects most of
// the time would go into fresh memory and into finding what lies all over it. A row is 256 bytes, four lines of the
// processor's cache; what nearly every event asks for lies in the first. What a conversation has many of lies in nodes of
// one line each. Rows are shared by all that runs on a thread: who takes one gives it back.

/** A place is found by shifting, which unlike multiplying can never leave the whole numbers of 32 bits: nothing is to be checked. */
const ROW_INTS_BITS = 6;
const ROW_TIMES_BITS = 5;
const NODE_INTS_BITS = 4;
const NODE_TIMES_BITS = 3;
const ROW_INTS = 1 << ROW_INTS_BITS;
const ROW_TIMES = 1 << ROW_TIMES_BITS;
const NODE_INTS = 1 << NODE_INTS_BITS;
const NODE_TIMES = 1 << NODE_TIMES_BITS;
/** Rows, and nodes, to begin with. */
const FIRST_ROOM = 16_384;
/** What malloc writes before a block of memory: behind it and this much more, a line begins. */
export const TO_LINE = 48;

/** Places of whole numbers in a row. Agents are numbers, see agents.ts; 0 is nobody, and no node. */
export const BITS = 6;
export const HASH = 7;
/** The row behind it, of one slot in a table. */
export const NEXT = 8;
export const COMMIT = 9;
export const ASSIGNEE = 10;
export const EPISODE_AGENT = 11;
export const SLOT = 12;
export const NUMBERS = 13;
export const FACT_HEAD = 14;
export const FACT_TAIL = 15;
export const FIRST_NUMBER = 16;
export const FACTS = 26;
export const MOVED_AS = 27;
export const FIRST_BY = 28;
export const MESSAGE_BY = 29;
export const ANSWERED_BY = 30;
export const SOURCE = 31;
export const AGENT_0 = 40;
export const EPISODE_HEAD = 41;
export const STREAM_NO = 42;
export const NUMBER_HEAD = 43;
export const WAITED = 44;
export const TURN_HEAD = 60;
export const TURN_TAIL = 61;
export const TURNS = 62;
export const PICK_NODE = 63;

/** Places of times, ms since 1970. */
export const LAST = 0;
export const EPISODE_START = 1;
export const CONTACT_SINCE = 2;
export const MESSAGE = 12;
export const OPENED = 16;
export const OPEN_SINCE = 17;
export const FIRST = 18;
export const START_0 = 19;
export const ANSWERED = 24;
export const FIRST_CLOSE = 25;
export const RESOLVED = 26;
export const MESSAGE_CLOSE = 27;
export const ANSWERED_CLOSE = 28;
export const LAST_TURN = 29;

/** Places of times in the node of pick-ups. */
export const PICKED = 0;
export const PICKED_CLOSE = 1;
export const PICKED_OPEN = 2;
export const PICKED_OPEN_CLOSE = 3;

/** Numbers of events that lie in the row itself; further ones in nodes. */
export const OWN_NUMBERS = 8;

let room = FIRST_ROOM;
let ints = new Int32Array(new ArrayBuffer(4 * ROW_INTS * FIRST_ROOM + 64), TO_LINE, ROW_INTS * FIRST_ROOM);
let times = new Float64Array(ints.buffer, TO_LINE, ROW_TIMES * FIRST_ROOM);
let used = 1;
/** Rows that were given back, the last of them first to be taken again. */
let free = new Int32Array(FIRST_ROOM);
let freeCount = 0;

let nodeRoom = FIRST_ROOM;
let nodeInts = new Int32Array(new ArrayBuffer(4 * NODE_INTS * FIRST_ROOM + 64), TO_LINE, NODE_INTS * FIRST_ROOM);
let nodeTimes = new Float64Array(nodeInts.buffer, TO_LINE, NODE_TIMES * FIRST_ROOM);
let usedNodes = 1;
let freeNodes = new Int32Array(FIRST_ROOM);
let freeNodeCount = 0;
/** Of a node's whole numbers the last: the node behind it. */
export const LINK = 15;

export function int(row: number, place: number): number {
  return ints[(row << ROW_INTS_BITS) | place] as number;
}

export function setInt(row: number, place: number, value: number): void {
  ints[(row << ROW_INTS_BITS) | place] = value;
}

export function time(row: number, place: number): number {
  return times[(row << ROW_TIMES_BITS) | place] as number;
}

export function setTime(row: number, place: number, ms: number): void {
  times[(row << ROW_TIMES_BITS) | place] = ms;
}

export function nodeInt(node: number, place: number): number {
  return nodeInts[(node << NODE_INTS_BITS) | place] as number;
}

export function setNodeInt(node: number, place: number, value: number): void {
  nodeInts[(node << NODE_INTS_BITS) | place] = value;
}

export function nodeTime(node: number, place: number): number {
  return nodeTimes[(node << NODE_TIMES_BITS) | place] as number;
}

export function setNodeTime(node: number, place: number, ms: number): void {
  nodeTimes[(node << NODE_TIMES_BITS) | place] = ms;
}

/** A row that nobody has; what stands in it is left from before. */
export function takeRow(): number {
  if (freeCount > 0) return free[--freeCount] as number;
  if (used === room) growRows();
  return used++;
}

/** Gives a row back; its nodes have been given back before. */
export function giveRow(row: number): void {
  free[freeCount++] = row;
}

/** A node that nobody has, with none behind it. */
export function takeNode(): number {
  let node: number;
  if (freeNodeCount > 0) node = freeNodes[--freeNodeCount] as number;
  else {
    if (usedNodes === nodeRoom) growNodes();
    node = usedNodes++;
  }
  setNodeInt(node, LINK, 0);
  return node;
}

/** Gives back a node and all behind it. */
export function giveNodes(head: number): void {
  for (let node = head; node !== 0; node = nodeInt(node, LINK)) giveNode(node);
}

/** Gives back a node alone. */
export function giveNode(node: number): void {
  freeNodes[freeNodeCount++] = node;
}

function growRows(): void {
  room *= 2;
  const old = ints;
  ints = new Int32Array(new ArrayBuffer(4 * ROW_INTS * room + 64), TO_LINE, ROW_INTS * room);
  times = new Float64Array(ints.buffer, TO_LINE, ROW_TIMES * room);
  ints.set(old);
  const given = free;
  free = new Int32Array(room);
  free.set(given);
}

function growNodes(): void {
  nodeRoom *= 2;
  const old = nodeInts;
  nodeInts = new Int32Array(new ArrayBuffer(4 * NODE_INTS * nodeRoom + 64), TO_LINE, NODE_INTS * nodeRoom);
  nodeTimes = new Float64Array(nodeInts.buffer, TO_LINE, NODE_TIMES * nodeRoom);
  nodeInts.set(old);
  const given = freeNodes;
  freeNodes = new Int32Array(nodeRoom);
  freeNodes.set(given);
}
