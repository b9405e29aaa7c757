// Makes the source that a core was started with.
import { openChatwootSource } from '../source/chatwoot/open-chatwoot.ts';
import { createDemoSource } from '../source/demo/demo-source.ts';
import { createFileSource } from '../source/file/file-source.ts';
import { createHttpSource } from '../source/http/http-source.ts';
import { tokenIn } from '../source/http/token.ts';
import { openNatsSource } from '../source/nats/open-nats.ts';
import type { Source } from '../source/port.ts';
import { createQueueLogSource } from '../source/queue-log/queue-log-source.ts';
import type { Clock } from './clock.ts';
import type { SourceSpec } from './config.ts';

const HISTORY_DAYS = 31;

export function buildSource(spec: SourceSpec, clock: Clock): Source {
  if (spec.kind === 'file') return createFileSource({ path: spec.path, follow: spec.follow, timers: clock });
  if (spec.kind === 'queue-log') return createQueueLogSource({ path: spec.path, timers: clock });
  if (spec.kind === 'http') {
    const token = spec.token ?? tokenIn(spec.tokenFile);
    return createHttpSource({ port: spec.port, token, timers: clock, now: clock.now });
  }
  if (spec.kind === 'chatwoot') return openChatwootSource(spec, clock);
  if (spec.kind === 'nats') return openNatsSource(spec, clock);
  const { seed, agents, speed } = spec;
  return createDemoSource({ seed, agents, speed, clock, historyDays: HISTORY_DAYS });
}
