// Event texts for tests of the inbox: right in everything but what a test changes.

export const TIME = '2026-03-10T09:00:00Z';

/** An event as JSON; an attribute that is `undefined` in `change` is left out. */
export function eventText(change: Readonly<Record<string, unknown>> = {}): string {
  const event = { specversion: '1.0', id: 'e1', source: '/t', type: 'x.unknown', time: TIME, data: {} };
  return JSON.stringify({ ...event, ...change });
}

export function dataText(type: string, data: unknown): string {
  return eventText({ type, data });
}
