// The members of a queue log: which queues they are in, where they are paused, and the status that follows.

export type MemberStatus = 'online' | 'offline' | 'break';

interface Member {
  readonly queues: Set<string>;
  readonly seen: string[];
  readonly paused: Set<string>;
  /** Whether it was told who this is. */
  named: boolean;
  /** null: nothing was told yet; a log that begins amid the day tells of a logout first. */
  status: MemberStatus | null;
  reason: string | null;
}

/** The status that a line changed; null: it changed none. */
export type StatusChange = { readonly status: MemberStatus; readonly reason: string | null } | null;

/** A queue that is none: of a line that is about all of them. */
export const NO_QUEUE = 'NONE';

/** `Local/2004@from-internal/n`, `SIP/2004-00af`, `PJSIP/2004` and the like are named by their number. */
export function memberName(member: string): string {
  const found = /^[A-Za-z0-9]+\/(\d+)(?:[@/-].*)?$/.exec(member);
  return found?.[1] ?? member;
}

/** All of it, as plain data. */
export type MembersState = readonly (readonly [
  name: string,
  member: {
    readonly queues: readonly string[];
    readonly seen: readonly string[];
    readonly paused: readonly string[];
    readonly named: boolean;
    readonly status: MemberStatus | null;
    readonly reason: string | null;
  },
])[];

export class Members {
  readonly #members: Map<string, Member>;

  constructor(state: MembersState = []) {
    this.#members = new Map(
      state.map(([name, { queues, seen, paused, ...rest }]) => [
        name,
        { ...rest, queues: new Set(queues), seen: [...seen], paused: new Set(paused) },
      ]),
    );
  }

  state(): MembersState {
    return [...this.#members].map(([name, { queues, seen, paused, ...rest }]) => [
      name,
      { ...rest, queues: [...queues], seen: [...seen], paused: [...paused] },
    ]);
  }

  /** A member is named on a line of this queue. @returns the queues it was seen in so far, null where that is no news. */
  see(name: string, queue: string): readonly string[] | null {
    const member = this.#member(name);
    const isNew = queue !== NO_QUEUE && !member.seen.includes(queue);
    if (isNew) member.seen.push(queue);
    const isNews = isNew || !member.named;
    member.named = true;
    return isNews ? [...member.seen] : null;
  }

  login(name: string, queue: string): StatusChange {
    const member = this.#member(name);
    member.queues.add(queue);
    return this.#settle(member, null);
  }

  logout(name: string, queue: string): StatusChange {
    const member = this.#member(name);
    member.queues.delete(queue);
    member.paused.delete(queue);
    // A logout that names no queue is from all of them.
    if (queue === NO_QUEUE) member.queues.clear();
    return this.#settle(member, null);
  }

  pause(name: string, queue: string, reason: string | null): StatusChange {
    const member = this.#member(name);
    for (const one of queue === NO_QUEUE && member.queues.size > 0 ? member.queues : [queue]) member.paused.add(one);
    const isNewReason = member.status === 'break' && reason !== member.reason;
    if (member.status === 'break' && !isNewReason) return null;
    member.status = 'break';
    member.reason = reason;
    return { status: 'break', reason };
  }

  unpause(name: string, queue: string): StatusChange {
    const member = this.#member(name);
    if (queue === NO_QUEUE) member.paused.clear();
    else member.paused.delete(queue);
    if (member.paused.size > 0 || member.status === 'online') return null;
    member.status = 'online';
    member.reason = null;
    return { status: 'online', reason: null };
  }

  /** The status that follows from queues and pauses; null where it has not changed. */
  #settle(member: Member, reason: string | null): StatusChange {
    const status = member.queues.size === 0 ? 'offline' : member.paused.size > 0 ? 'break' : 'online';
    if (status === 'offline') member.paused.clear();
    if (status === member.status) return null;
    member.status = status;
    member.reason = reason;
    return { status, reason };
  }

  #member(name: string): Member {
    return this.#members.get(name) ?? this.#begin(name);
  }

  #begin(name: string): Member {
    const member: Member = {
      queues: new Set(),
      seen: [],
      paused: new Set(),
      named: false,
      status: null,
      reason: null,
    };
    this.#members.set(name, member);
    return member;
  }
}
