// A command as it goes out: in the events' own envelope (spec/events.md, Commands).
import type { Command } from './port.ts';

export function envelopeOf({ id, type, time, data }: Command) {
  return { specversion: '1.0', id, source: '/kokpit', type, time, data };
}
