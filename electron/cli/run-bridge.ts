// Runs a bridge until a signal ends it, or the file that it reads once. Loaded only for that: other sub-commands need no source.
import { sayReason } from '../../shared/words/reasons.ts';
import type { BridgeLaunch } from '../core/bridge-launch.ts';
import { buildSource } from '../core/build-source.ts';
import { systemClock } from '../core/clock.ts';
import { prepareDb } from '../core/data-folder.ts';
import { Bridge } from '../source/nats/bridge.ts';
import { openPlace } from '../source/nats/open-nats.ts';
import { createBridgeLine } from './bridge-line.ts';
import { Failure, type Terminal } from './program.ts';

const INTERRUPTED = 130;

export async function runBridge({ source: spec, to, name, commands }: BridgeLaunch, terminal: Terminal): Promise<void> {
  const { words } = terminal;
  if (spec.kind === 'http') {
    const denied = prepareDb(spec.tokenFile);
    if (denied !== null) throw new Failure(words.say(denied));
  }
  const source = buildSource(spec, systemClock);
  const place = openPlace(to, 'kokpit bridge', systemClock);
  const line = createBridgeLine(terminal, { source: source.name, server: place.server, stream: place.stream });
  const bridge: Bridge = new Bridge({
    ...place,
    source,
    name: name ?? source.name,
    beats: spec.kind !== 'file' || spec.follow,
    commands,
    timers: systemClock,
    now: systemClock.now,
    random: Math.random,
    watch: {
      changed: () => line.show(bridge.source, bridge.counts),
      server: (why) => line.server(why),
      refused: (refusal) => line.refused(refusal),
      note: (what) => line.say(sayReason(words.language, what)),
    },
  });
  let asked = false;
  const end = () => {
    if (asked) process.exit(INTERRUPTED);
    asked = true;
    bridge.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  try {
    await bridge.run();
  } finally {
    line.done();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
  }
  terminal.out(`${JSON.stringify(bridge.counts)}\n`);
}
