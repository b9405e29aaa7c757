// Agents come to work, take breaks, go invisible now and then and go home, and do what a supervisor tells them.
// Who is about to go takes nothing new and finishes what is in hand, but not for ever.

import { end } from './closing.ts';
import { type Agent, type Floor, field, laneOf, OP, type PendingCommand, type Status } from './floor.ts';
import { coverage, isOnDuty } from './rota.ts';
import { requeue, unassign } from './routing.ts';

const MINUTE_MS = 60_000;
/** Everybody looks at the clock twice a minute, a tenth of them at a time: nobody's clock beats with another's. */
const TICK_MS = 3_100;
const TICKS = 10;
/** Somebody on a break leaves with chats in hand rather than wait longer. */
const BREAK_AT_LATEST_MS = 9 * MINUTE_MS;
const HOME_AT_LATEST_MS = 20 * MINUTE_MS;
const INVISIBLE_SHARE = 0.0016;
/** At most so many of those at work are on a break at once, unless a supervisor says so. */
const BREAK_LIMIT = 0.17;
const TAKEN_KEPT = 1_000;

/** Everybody who is on duty at the floor's first moment is at work. */
export function beginPresence(floor: Floor): void {
  const share = coverage(floor.now);
  for (const agent of floor.agents) {
    if (isOnDuty(agent.person, floor.now, share)) {
      agent.status = 'online';
      agent.nextBreakAt = floor.now + floor.dice.int(5, 150) * MINUTE_MS;
    }
    floor.tellStatus(agent);
  }
  floor.surely(TICK_MS, OP.rotaTick, -1, 0);
}

/** @param turn whose turn it is to look at the clock, of TICKS. */
export function rotaTick(floor: Floor, turn: number): void {
  floor.surely(TICK_MS, OP.rotaTick, -1, (turn + 1) % TICKS);
  const share = coverage(floor.now);
  for (let n = turn; n < floor.agents.length; n += TICKS) {
    const agent = floor.agents[n] as Agent;
    look(floor, agent, isOnDuty(agent.person, floor.now, share));
  }
}

/** Whether one more may go on a break. */
function breakFits({ agents }: Floor): boolean {
  let atWork = 0;
  let away = 0;
  for (const { status, leaving } of agents) {
    if (status !== 'offline') atWork++;
    if (status === 'break' || leaving === 'break') away++;
  }
  return away < atWork * BREAK_LIMIT;
}

function look(floor: Floor, agent: Agent, onDuty: boolean): void {
  const { now, dice } = floor;
  if (!onDuty) agent.sentHome = false;
  if (agent.status === 'offline') {
    // Not all on the dot.
    if (onDuty && !agent.sentHome && dice.chance(0.15)) comeToWork(floor, agent);
    return;
  }
  if (!onDuty && agent.leaving !== 'home') leave(floor, agent, 'home', '');
  if (agent.leaving !== '') {
    finishUp(floor, agent);
    return;
  }
  if (agent.status !== 'online') {
    if (now >= agent.backAt) setStatus(floor, agent, 'online');
    return;
  }
  if (now >= agent.nextBreakAt && breakFits(floor)) leave(floor, agent, 'break', breakReason(floor, agent));
  else if (dice.chance(INVISIBLE_SHARE)) {
    agent.backAt = now + dice.int(4, 14) * MINUTE_MS;
    setStatus(floor, agent, 'invisible', field('reason', 'Follow-up'));
  }
}

function comeToWork(floor: Floor, agent: Agent): void {
  agent.nextBreakAt = floor.now + floor.dice.int(80, 150) * MINUTE_MS;
  agent.hadLunch = false;
  setStatus(floor, agent, 'online');
}

function breakReason(floor: Floor, agent: Agent): string {
  const draw = floor.dice.next();
  if (!agent.hadLunch && draw < 0.55) return 'Lunch';
  return draw < 0.82 ? 'Coffee' : draw < 0.89 ? 'Training' : draw < 0.95 ? 'Meeting' : 'Personal';
}

/** Minutes of a break, at least and at most. */
const BREAK_MIN: Readonly<Record<string, readonly [number, number]>> = {
  Lunch: [28, 42],
  Coffee: [8, 16],
  Training: [30, 55],
  Meeting: [15, 30],
  Personal: [4, 12],
};

function leave(floor: Floor, agent: Agent, how: 'break' | 'home', reason: string): void {
  agent.leaving = how;
  agent.leavingSince = floor.now;
  agent.reason = reason;
  // Some hide while they finish, so that nobody gives them more by hand either.
  if (agent.status === 'online' && agent.hand.length > 0 && floor.dice.chance(0.25)) {
    setStatus(floor, agent, 'invisible', field('reason', 'Finishing'));
  }
}

function finishUp(floor: Floor, agent: Agent): void {
  const waited = floor.now - agent.leavingSince;
  if (agent.leaving === 'home') {
    if (agent.hand.length === 0 || waited >= HOME_AT_LATEST_MS) logOut(floor, agent, '');
    return;
  }
  if (agent.calls > 0 || (agent.hand.length > 0 && waited < BREAK_AT_LATEST_MS)) return;
  const { reason } = agent;
  const [least, most] = BREAK_MIN[reason] ?? [8, 15];
  agent.leaving = '';
  agent.backAt = floor.now + floor.dice.int(least * 60, most * 60) * 1000;
  agent.nextBreakAt = agent.backAt + floor.dice.int(95, 165) * MINUTE_MS;
  if (reason === 'Lunch') agent.hadLunch = true;
  setStatus(floor, agent, 'break', field('reason', reason));
}

/** Offline at once: calls end, everything else goes back to its queue. */
function logOut(floor: Floor, agent: Agent, more: string): void {
  agent.leaving = '';
  agent.status = 'offline';
  floor.tellStatus(agent, more);
  for (const number of [...agent.hand]) {
    const conversation = floor.conversations.get(number);
    if (conversation === undefined) continue;
    if (laneOf(conversation) === 0) end(floor, conversation, 'agent', 'disconnected');
    else {
      unassign(floor, conversation);
      requeue(floor, conversation, agent);
    }
  }
}

function setStatus(floor: Floor, agent: Agent, status: Status, more = ''): void {
  agent.status = status;
  floor.tellStatus(agent, more);
  if (status !== 'online') return;
  agent.idleSince = floor.now;
  floor.surely(1_200, OP.offerWork, agent.n);
}

/** Takes a command; carried out after `delay` ms. One that was taken before is left alone. */
export function takeCommand(floor: Floor, command: Omit<PendingCommand, 'number'>, delay: number): void {
  if (floor.takenCommands.includes(command.id)) return;
  floor.takenCommands.push(command.id);
  if (floor.takenCommands.length > TAKEN_KEPT) floor.takenCommands.shift();
  const number = (floor.commands.at(-1)?.number ?? 0) + 1;
  floor.commands.push({ ...command, number });
  floor.surely(delay, OP.command, -1, number);
}

/** Carries it out or refuses it, and answers. */
export function carryOut(floor: Floor, number: number): void {
  const command = floor.commands.find((pending) => pending.number === number);
  if (command === undefined) return;
  floor.commands = floor.commands.filter((pending) => pending !== command);
  const agent = floor.byId.get(command.agent);
  if (agent === undefined || agent.status === 'offline') {
    const reason = agent === undefined ? 'unknown_agent' : 'agent_offline';
    floor.tell('command.rejected', `{"command":${JSON.stringify(command.id)},"reason":"${reason}"}`);
    return;
  }
  const reason = command.reason === null ? '' : field('reason', command.reason);
  const more = `${field('actor', command.actor)}${reason}${field('command', command.id)}`;
  agent.leaving = '';
  if (command.status === 'offline') {
    agent.sentHome = true;
    logOut(floor, agent, more);
    return;
  }
  agent.backAt = floor.now + floor.dice.int(20, 40) * MINUTE_MS;
  agent.nextBreakAt = Math.max(agent.nextBreakAt, agent.backAt + 60 * MINUTE_MS);
  setStatus(floor, agent, command.status, more);
}
