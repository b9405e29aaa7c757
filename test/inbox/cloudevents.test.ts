// The CloudEvents project's own valid events, where they lie beside the project. They say what an envelope may hold;
// Kokpit also requires `time` and `data`, so each is tried as it is and with what it lacks.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { TIME } from './make-event.ts';

const FILE = new URL('../../../shared/data/cloudevents/valid-events.json', import.meta.url);

interface Sample {
  readonly id: string;
  readonly event: Readonly<Record<string, unknown>>;
}

function samples(): readonly Sample[] {
  if (!existsSync(FILE)) return [];
  return (JSON.parse(readFileSync(FILE, 'utf8')) as { tests: readonly Sample[] }).tests;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

describe.runIf(samples().length > 0)(
  "the CloudEvents project's valid events (skipped where the data is absent)",
  () => {
    it.each(samples())('$id is taken once it has what the page requires', ({ event }) => {
      const complete = { ...event, time: event.time ?? TIME, data: isObject(event.data) ? event.data : {} };
      const decoded = decodeText(JSON.stringify(complete));
      expect(decoded).toMatchObject({ ok: true, known: false, event: { id: event.id, source: event.source } });
    });

    it.each(samples())('$id as it is says what it lacks', ({ event }) => {
      const decoded = decodeText(JSON.stringify(event));
      const lacks = event.time === undefined || event.time === null ? 'time' : 'data';
      const whole = lacks === 'data' && isObject(event.data);
      expect(decoded.ok ? 'taken' : decoded.reason).toMatch(whole ? /^taken$/ : new RegExp(`^${lacks}: `));
    });
  },
);

it.runIf(samples().length === 0)(
  "the CloudEvents project's events are not beside the project: nothing was tried",
  () => {
    expect(existsSync(FILE)).toBe(false);
  },
);
