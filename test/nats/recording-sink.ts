// A sink that keeps what a source tells, and lets a test wait for it.
import { NOTHING_TAKEN, type SourceReport, type SourceSink } from '../../electron/source/port.ts';
import { until } from '../survival/until.ts';

export interface Recording {
  readonly sink: SourceSink;
  /** Of each delivery: its lines with their numbers, and its position. */
  readonly deliveries: { readonly lines: readonly { readonly n: number; readonly text: string }[]; position: string }[];
  readonly reports: SourceReport[];
  readonly notes: string[];
  /** While it is set, deliveries wait. */
  hold: Promise<void> | null;
  texts(): string[];
  position(): string | null;
  /** How the source is now: `live`, `catching_up`, or why it is offline. */
  state(): string;
  has(count: number): Promise<void>;
  is(state: string | RegExp): Promise<void>;
}

export function recording(): Recording {
  const record: Recording = {
    deliveries: [],
    reports: [],
    notes: [],
    hold: null,
    sink: {
      async deliver({ lines, firstLine = 1, position }) {
        const numbered = Buffer.from(lines)
          .toString()
          .split('\n')
          .map((text, index) => ({ n: firstLine + index, text }));
        record.deliveries.push({ lines: numbered.filter(({ text }) => text !== ''), position: position ?? '' });
        await record.hold;
        return NOTHING_TAKEN;
      },
      report: (report) => void record.reports.push(report),
      note: (what) => void record.notes.push(what),
    },
    texts: () => record.deliveries.flatMap(({ lines }) => lines.map(({ text }) => text)),
    position: () => record.deliveries.at(-1)?.position ?? null,
    state() {
      const last = record.reports.at(-1);
      return last === undefined ? '' : last.state === 'offline' ? last.reason : last.state;
    },
    has: (count) => until(`${count} lines`, () => record.texts().length >= count),
    is: (state) =>
      until(`state ${state}`, () =>
        typeof state === 'string' ? record.state() === state : state.test(record.state()),
      ),
  };
  return record;
}
