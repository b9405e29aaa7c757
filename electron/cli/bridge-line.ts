// What a bridge says on stderr: on a terminal one line that is kept up to date, elsewhere only what changes.
import type { SaidError } from '../../shared/words/said.ts';
import type { BridgeCounts } from '../source/nats/bridge.ts';
import type { Refusal } from '../source/nats/sort-lines.ts';
import type { SourceReport } from '../source/port.ts';
import type { Terminal } from './program.ts';

const EVERY_MS = 200;
/** Refused lines told one by one; after that they are counted. */
const MOST_REFUSALS = 20;
const CLEAR = '\r\u001b[K';

export interface BridgeLine {
  show(source: SourceReport | null, counts: BridgeCounts): void;
  server(why: SaidError | null): void;
  refused(line: Refusal): void;
  say(text: string): void;
  done(): void;
}

export interface BridgeEnds {
  readonly source: string;
  readonly server: string;
  readonly stream: string;
}

export function createBridgeLine(terminal: Terminal, { source: from, server, stream }: BridgeEnds): BridgeLine {
  const { words, errIsTerminal } = terminal;
  const { t } = words;
  let shownAt = 0;
  let refusals = 0;
  /** null: not yet asked; '': it is there. */
  let serverSaid: string | null = null;
  let sourceSaid = '';
  const say = (text: string) => {
    terminal.err(`${errIsTerminal && shownAt > 0 ? CLEAR : ''}kokpit: ${text}\n`);
    shownAt = 0;
  };
  return {
    say,
    show(source, { published, duplicates, rejected, commands }) {
      const state = source?.state ?? 'catching_up';
      const trouble = source?.state === 'offline' && source.reason !== 'end_of_file' ? words.reason(source.reason) : '';
      if (trouble !== sourceSaid && trouble !== '') say(t('bridge.source_gone', { source: from, why: trouble }));
      sourceSaid = trouble;
      const now = Date.now();
      if (!errIsTerminal || now - shownAt < EVERY_MS) return;
      shownAt = now;
      const counts = t('bridge.counts', { published, duplicates, rejected, commands });
      terminal.err(`${CLEAR}${from} → ${stream}: ${t(`bridge.${state}`)}  ${counts}`);
    },
    server(why) {
      const text = why === null ? '' : words.of(why);
      if (text === serverSaid) return;
      if (text === '') say(t('bridge.there', { server, stream }));
      else say(text);
      serverSaid = text;
    },
    refused({ line, reason }) {
      if (++refusals > MOST_REFUSALS) return;
      say(t('bridge.refused', { source: from, line: String(line), reason: words.reason(reason) }));
      if (refusals === MOST_REFUSALS) say(t('bridge.more_refused'));
    },
    done() {
      if (errIsTerminal && shownAt > 0) terminal.err(CLEAR);
      shownAt = 0;
    },
  };
}
