// The command line's `report …` arguments, answered by the naive figures.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { KokpitEvent } from '../../shared/events/event.ts';
import { naiveCockpit } from './cockpit.ts';
import { naiveCompanies } from './companies.ts';
import { naiveDay } from './day.ts';
import { naiveQuality } from './quality.ts';
import { naiveService } from './service.ts';
import type { WorkingHours } from './working-hours.ts';

const ONE = { type: 'string' } as const;
const SEVERAL = { type: 'string', multiple: true } as const;
const OPTIONS = {
  ...{ at: ONE, tz: ONE, hours: ONE },
  ...{ product: SEVERAL, channel: SEVERAL, kind: SEVERAL, group: SEVERAL, agent: SEVERAL },
  ...{ from: ONE, to: ONE, by: ONE, company: ONE, interval: ONE },
  ...{ date: ONE, window: ONE, threshold: ONE, short: ONE, who: ONE },
};

/** @param args as after `kokpit`: `report cockpit --at …`; `--at` and `--tz` are always given. */
export function naiveReport(events: readonly KokpitEvent[], args: readonly string[]): unknown {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const { from = '', to = '', at = '', tz = '', product, channel, kind, group, agent } = values;
  const question = { at, tz, product, channel, kind, group, agent };
  switch (positionals[1]) {
    case 'cockpit':
      return naiveCockpit(events, question);
    case 'quality':
      return naiveQuality(events, { ...question, from, to, by: values.by === 'group' ? 'group' : 'agent' });
    case 'companies':
      return naiveCompanies(events, { ...question, from, to, company: values.company });
    case 'service':
      return naiveService(events, { ...question, from, to, interval: intervalOf(values.interval) });
    case 'day':
      return naiveDay(events, {
        ...question,
        date: values.date,
        window: numberOf(values.window),
        threshold: numberOf(values.threshold),
        short: numberOf(values.short),
        who: values.who === 'present' ? 'present' : 'all',
        hours: hoursOf(values.hours),
      });
    default:
      throw new Error(`no naive report ${positionals[1]}`);
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function intervalOf(text: string | undefined): 15 | 30 | 60 | undefined {
  return ([15, 30, 60] as const).find((minutes) => minutes === numberOf(text));
}

function hoursOf(file: string | undefined): WorkingHours | undefined {
  return file === undefined ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as WorkingHours);
}
