// A source that delivers what the test says and keeps what it is sent.
import type { Command, Source, SourceReport, SourceSink, Taken } from '../../electron/source/port.ts';

export interface ScriptedSource extends Source {
  readonly sent: Command[];
  onSend: () => void;
  /** Events of this moment; resolves when they are kept. */
  deliver(events: readonly { type: string; data: object }[], ms: number): Promise<Taken>;
  /** Whole envelopes. */
  raw(events: readonly object[]): Promise<Taken>;
  report(state: SourceReport): void;
  readonly startedFrom: string | null;
  isStarted(): boolean;
}

let count = 0;

export function scriptedSource(): ScriptedSource {
  let sink: SourceSink | null = null;
  let position = 0;
  const raw = (events: readonly object[]) => {
    const lines = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    position += events.length;
    return (sink as SourceSink).deliver({ lines, position: String(position) });
  };
  const source: ScriptedSource & { startedFrom: string | null } = {
    name: 'script',
    kind: 'file',
    takesCommands: true,
    sent: [],
    startedFrom: null,
    onSend: () => {},
    start(from, to) {
      source.startedFrom = from;
      sink = to;
    },
    async send(command) {
      source.onSend();
      source.sent.push(command);
    },
    stop: async () => {},
    raw,
    isStarted: () => sink !== null,
    deliver: (events, ms) => {
      const time = new Date(ms).toISOString();
      return raw(
        events.map(({ type, data }) => ({ specversion: '1.0', id: `t${++count}`, source: '/t', type, time, data })),
      );
    },
    report: (state) => (sink as SourceSink).report(state),
  };
  return source;
}
