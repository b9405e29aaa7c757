// The command line's `report …` arguments, answered by the naive figures.
import { parseArgs } from 'node:util';
import type { KokpitEvent } from '../../shared/events/event.ts';
import { naiveCockpit } from './cockpit.ts';

const OPTIONS = {
  at: { type: 'string' },
  tz: { type: 'string' },
  product: { type: 'string', multiple: true },
  channel: { type: 'string', multiple: true },
  kind: { type: 'string', multiple: true },
  group: { type: 'string', multiple: true },
  agent: { type: 'string', multiple: true },
} as const;

/** @param args as after `kokpit`: `report cockpit --at …`; `--at` and `--tz` are always given. */
export function naiveReport(events: readonly KokpitEvent[], args: readonly string[]): unknown {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const question = { ...values, at: values.at ?? '', tz: values.tz ?? '' };
  switch (positionals[1]) {
    case 'cockpit':
      return naiveCockpit(events, question);
    default:
      throw new Error(`no naive report ${positionals[1]}`);
  }
}
