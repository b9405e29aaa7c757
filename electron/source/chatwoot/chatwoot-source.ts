// Chatwoot as a source. A round is one connection: what moved since the last one is read over HTTP, then its WebSocket tells what
// happens. Whatever ends it is told in words, and the next round begins where this one was.
import { type Said, SaidError, said } from '../../../shared/words/said.ts';
import type { Command, RefusedLine, Source, SourceSink, SourceTimers } from '../port.ts';
import { delivered, Rounds } from '../rounds.ts';
import { Account } from './account.ts';
import { type ChatwootAddress, nameOf, shownServer } from './address.ts';
import type { Cable, CableDeps } from './cable.ts';
import { Changes } from './changes.ts';
import { type Draft, linesOf } from './drafts.ts';
import { faultOf } from './faults.ts';
import { Memory } from './memory.ts';
import { Reader } from './reader.ts';
import { createRest, type Rest } from './rest.ts';

export interface ChatwootSourceOptions {
  readonly address: ChatwootAddress;
  /** Asked for each connection: whoever renews it need not start anew. */
  readonly token: () => Promise<string>;
  readonly openCable: (deps: CableDeps) => Promise<Cable>;
  /** How far back the first reading goes. */
  readonly days: number;
  readonly timers: SourceTimers;
  /** ms since 1970. */
  readonly now: () => number;
  /** From 0 to below 1, anew each time. */
  readonly random: () => number;
}

const DAY_S = 86_400;
/** Events of one delivery. */
const PART = 2_000;
const REFUSED_BYTES = 64 * 1024;

export function createChatwootSource(options: ChatwootSourceOptions): Source {
  const { address, timers, now, random, token, openCable, days } = options;
  const server = shownServer(address);
  const changes = new Changes({ account: address.account, server, now });
  let memory: Memory;
  let sink: SourceSink;
  let delivering: Promise<void> = Promise.resolve();
  let drafts: Draft[] = [];
  let refused: RefusedLine[] = [];
  let refusals = 0;
  const told = new Set<number>();
  const noted = new Set<string>();
  let talk: { readonly rest: Rest; readonly me: string; readonly account: Account } | null = null;

  const rounds = new Rounds({
    ...{ timers, random, round },
    onFault: (error) => sink.report({ state: 'offline', reason: faultOf(error, server).message }),
  });

  /** Hands over what there is to tell, with where it stands by then. */
  function flush(): Promise<void> {
    const [events, faults] = [drafts, refused];
    drafts = [];
    refused = [];
    if (events.length === 0 && faults.length === 0) return delivering;
    const position = memory.text(Math.floor(now() / 1_000));
    delivering = delivering.then(async () => {
      for (let from = 0; ; from += PART) {
        const last = from + PART >= events.length;
        const lines = linesOf(`/chatwoot/${server}/${address.account}`, events.slice(from, from + PART));
        await delivered(sink.deliver({ lines, refused: last ? faults : [], position: last ? position : null }));
        if (last) return;
      }
    });
    return delivering;
  }

  function refuse(what: unknown, reason: string): void {
    const bytes = Buffer.from(JSON.stringify(what) ?? 'undefined').subarray(0, REFUSED_BYTES);
    refused.push({ bytes, line: ++refusals, reason });
  }

  function note(what: Said): void {
    sink.note(new SaidError(what).message);
  }

  /** What stays so is not told with every connection. */
  function noteOnce(what: Said): void {
    const key = JSON.stringify(what);
    if (!noted.has(key)) note(what);
    noted.add(key);
  }

  /** Follows it until the connection is gone. Always throws, but when it was stopped. */
  async function round(): Promise<void> {
    const lost = Promise.withResolvers<never>();
    lost.promise.catch(() => {});
    const onBusy = (ms: number) => account.busy(ms);
    const rest = createRest({ ...address, server, token: await token(), timers, now, onBusy });
    if (rounds.stopped) return;
    const reader = new Reader({
      rest,
      account: address.account,
      refuse,
      onHidden: (what) => noteOnce(said(`chatwoot.no_${what}`, { server })),
    });
    const account: Account = new Account({
      ...{ memory, reader, changes, timers, now, flush, refuse, told },
      account: address.account,
      emit: (more) => drafts.push(...more),
      report: (state) => rounds.stopped || sink.report(state),
      note: (what) => (what.key === 'chatwoot.busy' ? note(what) : noteOnce(what)),
      onLive: () => rounds.went(),
    });
    let closing = () => {};
    let work: Promise<void> = Promise.resolve();
    const end = () => {
      rest.close();
      account.stop();
      lost.reject(new SaidError(said('chatwoot.cut', { server })));
    };
    rounds.onStop(end);
    try {
      const { id, pubsubToken, accounts } = await reader.profile();
      if (!accounts.includes(address.account)) {
        throw new SaidError(
          said('chatwoot.account', { server, account: address.account, others: accounts.join(', ') || '–' }),
        );
      }
      const place = { base: address.base, server, account: address.account, user: id, pubsubToken, timers };
      const opening = openCable({
        ...place,
        onFrame: (event, data) => account.hear(event, data),
        onBeat: () => account.beat(),
        onDown: lost.reject,
      });
      closing = () => void opening.then((cable) => cable.close()).catch(() => {});
      await Promise.race([opening, lost.promise]);
      talk = { rest, me: id, account };
      work = account.follow();
      await Promise.race([work, lost.promise]);
    } finally {
      talk = null;
      closing();
      end();
      await work.catch(() => {});
      account.settle();
      await flush();
    }
  }

  return {
    name: nameOf(address),
    kind: 'chatwoot',
    takesCommands: true,
    statuses: ['online', 'break', 'offline'],
    start(position, to) {
      sink = to;
      memory = Memory.of(position, Math.floor(now() / 1_000) - days * DAY_S);
      rounds.start();
    },
    async send(command: Command) {
      if (talk === null) throw new SaidError(said('chatwoot.cut', { server }));
      const { rest, me, account } = talk;
      await changes.send(command, rest, memory, me);
      account.look();
    },
    stop: () => rounds.stop(),
  };
}
