// The whole of a floor as text, and a floor from it: what a source keeps as its position.

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { WriterState } from './event-writer.ts';
import type { Agent, Conversation, Floor, PendingCommand } from './floor.ts';
import { buildFloor, prefixOf } from './simulation.ts';
import { TimeMap, type TimeMapState } from './time-map.ts';
import { Timers } from './timers.ts';

/**
 * Raise it whenever a floor lives differently from the same snapshot: a floor of another version is not taken up but
 * left behind. For that `seed`, `agents`, `start`, `reached` and the conversations' `n` and `open` stay as they are.
 */
const VERSION = 2;
const COMPRESSION = 1;

type Dynamic = Omit<Agent, 'n' | 'person'>;

interface Snapshot {
  readonly version: number;
  readonly seed: number;
  readonly agents: number;
  readonly start: number;
  readonly reached: number;
  readonly planUntil: number;
  readonly now: number;
  readonly map: TimeMapState;
  readonly dice: number;
  readonly writer: WriterState;
  readonly conversationCount: number;
  readonly people: readonly Dynamic[];
  readonly conversations: readonly Conversation[];
  readonly queues: readonly (readonly number[])[];
  /** at, op, subject, token, value. */
  readonly timers: readonly (readonly [number, number, number, number, number])[];
  readonly commands: readonly PendingCommand[];
  readonly takenCommands: readonly string[];
}

/** Where a run stands: see run.ts. */
export interface Standing {
  readonly floor: Floor;
  readonly start: number;
  readonly reached: number;
  readonly planUntil: number;
}

export function putAway({ floor, start, reached, planUntil }: Standing): string {
  const snapshot: Snapshot = {
    version: VERSION,
    seed: floor.seed,
    agents: floor.agents.length,
    start,
    reached,
    planUntil,
    now: floor.now,
    map: floor.out.map.state,
    dice: floor.dice.state,
    writer: floor.out.state,
    conversationCount: floor.conversationCount,
    people: floor.agents.map(({ n: _, person: __, ...dynamic }) => dynamic),
    conversations: [...floor.conversations.values()],
    queues: floor.queues,
    timers: floor.timers.list().map(({ at, op, subject, token, value }) => [at, op, subject, token, value]),
    commands: floor.commands,
    takenCommands: floor.takenCommands,
  };
  return deflateRawSync(JSON.stringify(snapshot), { level: COMPRESSION }).toString('base64');
}

/** @returns null where the text is no snapshot of this floor, or one of another version. */
export function takeUp(text: string, seed: number, agents: number): Standing | null {
  const snapshot = read(text);
  if (snapshot?.version !== VERSION || snapshot.seed !== seed || snapshot.agents !== agents) return null;
  const { start, reached, planUntil } = snapshot;
  const floor = buildFloor({ seed, agents, start, ids: 'ordered' }, new TimeMap(snapshot.map));
  floor.now = snapshot.now;
  floor.dice.state = snapshot.dice;
  floor.out.state = snapshot.writer;
  floor.conversationCount = snapshot.conversationCount;
  floor.agents.forEach((agent, n) => {
    Object.assign(agent, snapshot.people[n]);
  });
  floor.conversations = new Map(snapshot.conversations.map((conversation) => [conversation.n, conversation]));
  floor.queues = snapshot.queues.map((queue) => [...queue]);
  floor.timers = Timers.from(
    snapshot.timers.map(([at, op, subject, token, value]) => ({ at, op, subject, token, value })),
  );
  floor.commands = [...snapshot.commands];
  floor.takenCommands = [...snapshot.takenCommands];
  return { floor, start, reached, planUntil };
}

/** What a run of another version left: up to when it has told, and the ids of its open conversations. */
export interface LeftBehind {
  readonly reached: number;
  readonly open: readonly string[];
}

/** @returns null where the text is no snapshot of this floor, of whatever version. */
export function leftBehind(text: string, seed: number, agents: number): LeftBehind | null {
  const snapshot = read(text);
  if (snapshot?.seed !== seed || snapshot.agents !== agents) return null;
  const prefix = prefixOf(seed, agents, snapshot.start);
  const open = snapshot.conversations.filter((conversation) => conversation.open);
  return { reached: snapshot.reached, open: open.map(({ n }) => prefix + n) };
}

function read(text: string): Snapshot | null {
  try {
    return JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString('utf8')) as Snapshot;
  } catch {
    // Of another program, or damaged.
    return null;
  }
}
