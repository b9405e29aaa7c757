// A progress bar on a terminal; silence elsewhere.
import type { Terminal } from './program.ts';

const WIDTH = 30;
const EVERY_MS = 100;

export interface Progress {
  show(state: {
    readonly name: string;
    readonly done: number;
    readonly total: number | null;
    readonly events: number;
  }): void;
  done(): void;
}

export function createProgress(terminal: Terminal): Progress {
  let shownAt = 0;
  return {
    show({ name, done, total, events }) {
      const now = Date.now();
      if (!terminal.errIsTerminal || now - shownAt < EVERY_MS) return;
      shownAt = now;
      const share = total === null || total === 0 ? null : Math.min(1, done / total);
      const filled = Math.round((share ?? 0) * WIDTH);
      const bar =
        share === null ? '' : `[${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${Math.round(share * 100)} %  `;
      terminal.err(`\r\u001b[K${bar}${terminal.words.t('cli.import.events', { n: events })}  ${name}`);
    },
    done() {
      if (terminal.errIsTerminal && shownAt > 0) terminal.err('\r\u001b[K');
      shownAt = 0;
    },
  };
}
