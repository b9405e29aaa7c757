// Asterisk's queue_log as events (spec/queue-log.md). A log is read whole and in the order of time; every event's id is
// made of its line, so that reading the log again gives the same events.
import { createHash } from 'node:crypto';
import { ID_LENGTH, type LogLine } from './line.ts';
import { Members, type MembersState, memberName, NO_QUEUE } from './members.ts';
import { type Timed, TimedMap } from './timed-map.ts';

export interface ConvertedLine {
  readonly line: LogLine;
  /** Envelopes as JSON; none: the line means nothing here. */
  readonly events: readonly string[];
  /** Why it is refused, in words; null: it is not. */
  readonly fault: string | null;
}

/** One ENTERQUEUE of a callid, until the line that ends it. */
interface Leg {
  readonly callid: string;
  readonly conversation: string;
  readonly queue: string;
  readonly openedMs: number;
}

interface Draft {
  /** Place among events of one moment: names first, then a call's life, then statuses. */
  readonly rank: number;
  readonly type: string;
  readonly ms: number;
  readonly data: object;
}

const ENDS: Readonly<Record<string, readonly [by: string, outcome: string | null]>> = {
  COMPLETEAGENT: ['agent', null],
  COMPLETECALLER: ['contact', null],
  TRANSFER: ['agent', 'transferred'],
  BLINDTRANSFER: ['agent', 'transferred'],
  ATTENDEDTRANSFER: ['agent', 'transferred'],
  ABANDON: ['contact', 'abandoned'],
  EXITWITHTIMEOUT: ['system', 'timeout'],
  EXITEMPTY: ['system', 'empty'],
  EXITWITHKEY: ['system', 'key'],
};
const LOGINS = new Set(['ADDMEMBER', 'AGENTLOGIN', 'AGENTCALLBACKLOGIN']);
const LOGOUTS = new Set(['REMOVEMEMBER', 'AGENTLOGOFF', 'AGENTCALLBACKLOGOFF']);
const PAUSES = new Set(['PAUSE', 'PAUSEALL']);
const UNPAUSES = new Set(['UNPAUSE', 'UNPAUSEALL']);
const RANK = { group: 0, agent: 1, opened: 2, assigned: 3, answered: 4, ended: 5, status: 6 } as const;
/** What a text may be (spec/events.md). */
const TEXT_LENGTH = 10_000;

/** @param name the log's: `source` is `/queue-log/NAME`. `lines` in any order; @returns them in the order of time. */
export function convertLog(name: string, lines: readonly LogLine[]): ConvertedLine[] {
  const log = new Conversion(name, null);
  return lines.toSorted((a, b) => a.ms - b.ms).map((line) => log.convert(line));
}

/** Where a conversion stands, as plain data. */
export interface ConversionState {
  readonly members: MembersState;
  readonly queues: readonly string[];
  readonly seen: Timed<number>;
  readonly legs: Timed<number>;
  readonly open: Timed<readonly Leg[]>;
  readonly ended: Timed<readonly Leg[]>;
  readonly moment: { readonly ms: number | null; readonly lines: number };
}

/** One log, line by line. */
export class Conversion {
  readonly #source: string;
  readonly #members: Members;
  readonly #queues: Set<string>;
  readonly #seen: TimedMap<number>;
  readonly #legs: TimedMap<number>;
  readonly #open: TimedMap<readonly Leg[]>;
  /** The legs that a line ended, so that its exact repeat is about them again. */
  readonly #ended: TimedMap<readonly Leg[]>;
  #moment: ConversionState['moment'];

  /** @param state where an earlier one stood; null: at the beginning. */
  constructor(name: string, state: ConversionState | null) {
    this.#source = `/queue-log/${name}`;
    this.#members = new Members(state?.members);
    this.#queues = new Set(state?.queues);
    this.#seen = new TimedMap(state?.seen);
    this.#legs = new TimedMap(state?.legs);
    this.#open = new TimedMap(state?.open);
    this.#ended = new TimedMap(state?.ended);
    this.#moment = state?.moment ?? { ms: null, lines: 0 };
  }

  state(): ConversionState {
    return {
      members: this.#members.state(),
      queues: [...this.#queues],
      seen: this.#seen.state(),
      legs: this.#legs.state(),
      open: this.#open.state(),
      ended: this.#ended.state(),
      moment: this.#moment,
    };
  }

  /** Forgets which lines and calls there were before `ms`, and those before `openMs` whose end never came. */
  forgetBefore(ms: number, openMs: number): void {
    this.#open.forgetBefore(openMs);
    const calls = new Set(this.#open.values().flatMap((legs) => legs.map(({ callid }) => callid)));
    this.#legs.forgetBefore(ms, (callid) => calls.has(callid));
    this.#seen.forgetBefore(ms);
    this.#ended.forgetBefore(ms);
  }

  get latestMs(): number | null {
    return this.#moment.ms;
  }

  /** Whether a line was converted already: one before the latest moment, or of that moment and known. */
  isPast({ ms, text }: LogLine): boolean {
    const latest = this.#moment.ms;
    return latest !== null && (ms < latest || (ms === latest && this.#seen.get(text) !== undefined));
  }

  convert(line: LogLine): ConvertedLine {
    const repeat = (this.#seen.get(line.text) ?? 0) + 1;
    this.#seen.set(line.text, repeat, line.ms);
    this.#moment =
      line.ms === this.#moment.ms ? { ms: line.ms, lines: this.#moment.lines + 1 } : { ms: line.ms, lines: 0 };
    const drafts = this.#read(line, repeat);
    if (typeof drafts === 'string') return { line, events: [], fault: drafts };
    const hash = createHash('sha256').update(line.text).digest('hex').slice(0, 32);
    const order = String(this.#moment.lines).padStart(5, '0');
    const events = drafts.map(({ rank, type, ms, data }, i) =>
      JSON.stringify({
        specversion: '1.0',
        id: `${hash}-${repeat}-${i + 1}`,
        source: this.#source,
        type,
        time: new Date(ms).toISOString(),
        sequence: `${rank}${order}`,
        data,
      }),
    );
    return { line, events, fault: null };
  }

  /** @returns events, or why the line is refused. */
  #read(line: LogLine, repeat: number): Draft[] | string {
    const { event } = line;
    const fault = nameFault(line);
    if (fault !== null) return fault;
    if (event === 'ENTERQUEUE') return this.#enter(line, repeat);
    if (event === 'CONNECT') return this.#connect(line, repeat);
    if (Object.hasOwn(ENDS, event)) return this.#end(line, repeat);
    const status = this.#statusOf(line);
    if (status === undefined) return [];
    const drafts = this.#names(line, true);
    const agent = memberName(line.member);
    if (status !== null) {
      const data = { agent, status: status.status, ...(status.reason === null ? {} : { reason: status.reason }) };
      drafts.push({ rank: RANK.status, type: 'agent.status_changed', ms: line.ms, data });
    }
    return drafts;
  }

  #enter(line: LogLine, repeat: number): Draft[] | string {
    const { callid, queue, ms, parameters } = line;
    const key = `${callid.length},${callid}${queue}`;
    let leg = repeat > 1 ? this.#open.get(key)?.at(-1) : undefined;
    if (leg === undefined) {
      const no = (this.#legs.get(callid) ?? 0) + 1;
      this.#legs.set(callid, no, ms);
      leg = { callid, conversation: no === 1 ? callid : `${callid}#${no}`, queue, openedMs: ms };
      if (callid === '' || leg.conversation.length > ID_LENGTH)
        return 'its callid is no identifier of 1 to 200 characters';
      this.#open.set(key, [...(this.#open.get(key) ?? []), leg], ms);
    }
    const contact = parameters[1] === '' ? undefined : cut(parameters[1], ID_LENGTH);
    const data = {
      conversation: leg.conversation,
      kind: 'call',
      channel: 'voice',
      direction: 'inbound',
      group: queue,
      contact,
    };
    return [...this.#names(line, false), { rank: RANK.opened, type: 'conversation.opened', ms, data }];
  }

  #connect(line: LogLine, repeat: number): Draft[] | string {
    const legs = this.#legsOf(line, repeat);
    if (legs.length === 0) return orphan(line);
    const agent = memberName(line.member);
    const ringMs = Math.max(0, Number(line.parameters[2] ?? 0) * 1000 || 0);
    const drafts = this.#names(line, true);
    for (const { conversation, openedMs } of legs) {
      const assigned = Math.max(openedMs, line.ms - ringMs);
      drafts.push(
        {
          rank: RANK.assigned,
          type: 'conversation.assigned',
          ms: assigned,
          data: { conversation, agent, by: 'automatic' },
        },
        { rank: RANK.answered, type: 'conversation.answered', ms: line.ms, data: { conversation, agent } },
      );
    }
    return drafts;
  }

  #end(line: LogLine, repeat: number): Draft[] | string {
    const legs = this.#legsOf(line, repeat);
    if (legs.length === 0) return orphan(line);
    const [by, outcome] = ENDS[line.event] as (typeof ENDS)[string];
    this.#open.delete(`${line.callid.length},${line.callid}${line.queue}`);
    this.#ended.set(line.text, legs, line.ms);
    const legNo = this.#legs.get(line.callid);
    if (legNo !== undefined) this.#legs.set(line.callid, legNo, line.ms);
    const rest = outcome === null ? {} : { outcome };
    return [
      ...this.#names(line, line.member !== NO_QUEUE && line.member !== ''),
      ...legs.map(({ conversation }) => ({
        rank: RANK.ended,
        type: 'conversation.ended',
        ms: line.ms,
        data: { conversation, by, ...rest },
      })),
    ];
  }

  #legsOf(line: LogLine, repeat: number): readonly Leg[] {
    const open = this.#open.get(`${line.callid.length},${line.callid}${line.queue}`) ?? [];
    return open.length > 0 || repeat === 1 ? open : (this.#ended.get(line.text) ?? []);
  }

  /** undefined: the line is not about a status; null: it is, and changes none. */
  #statusOf({ event, member, queue, parameters }: LogLine) {
    const name = memberName(member);
    if (LOGINS.has(event)) return this.#members.login(name, queue);
    if (LOGOUTS.has(event)) return this.#members.logout(name, queue);
    if (PAUSES.has(event)) return this.#members.pause(name, queue, cut(parameters[0], TEXT_LENGTH) || null);
    if (UNPAUSES.has(event)) return this.#members.unpause(name, queue);
    return undefined;
  }

  /** A queue or a member that is new, or a member that is new in a queue. */
  #names({ queue, member, ms }: LogLine, withMember: boolean): Draft[] {
    const drafts: Draft[] = [];
    if (queue !== NO_QUEUE && !this.#queues.has(queue)) {
      this.#queues.add(queue);
      drafts.push({ rank: RANK.group, type: 'group.updated', ms, data: { group: queue, name: queue } });
    }
    if (!withMember || member === NO_QUEUE) return drafts;
    const agent = memberName(member);
    const groups = this.#members.see(agent, queue);
    if (groups !== null)
      drafts.push({ rank: RANK.agent, type: 'agent.updated', ms, data: { agent, name: agent, groups } });
    return drafts;
  }
}

/** What keeps a line's names out of an event; a line that means nothing may name whatever it likes. */
function nameFault({ event, queue, member }: LogLine): string | null {
  const isCall = event === 'ENTERQUEUE' || event === 'CONNECT' || Object.hasOwn(ENDS, event);
  const isStatus = [LOGINS, LOGOUTS, PAUSES, UNPAUSES].some((events) => events.has(event));
  if (!isCall && !isStatus) return null;
  if (queue === '' || queue.length > ID_LENGTH) return 'its queue is no identifier of 1 to 200 characters';
  const isOf = isStatus || event === 'CONNECT';
  const agent = memberName(member);
  if (isOf && member === NO_QUEUE) return 'it names no member';
  if ((isOf && agent === '') || agent.length > ID_LENGTH) return 'its member is no identifier of 1 to 200 characters';
  return null;
}

function cut(text: string | undefined, most: number): string | undefined {
  return text?.slice(0, most).toWellFormed();
}

function orphan({ event, callid, queue }: LogLine): string {
  return `${event} of call ${callid} in queue ${queue}, but the log has no ENTERQUEUE of it that is still open`;
}
