// Makes the source that a core was started with.
import { createDemoSource } from '../source/demo/demo-source.ts';
import { createFileSource } from '../source/file/file-source.ts';
import type { Source } from '../source/port.ts';
import type { Clock } from './clock.ts';
import type { SourceSpec } from './config.ts';

const HISTORY_DAYS = 31;

export function buildSource(spec: SourceSpec, clock: Clock): Source {
  if (spec.kind === 'file') return createFileSource({ path: spec.path, follow: spec.follow, timers: clock });
  const { seed, agents, speed } = spec;
  return createDemoSource({ seed, agents, speed, clock, historyDays: HISTORY_DAYS });
}
