import { beforeEach, expect, test } from 'vitest';
import { LinkError } from '../../renderer/link/link.ts';
import { createWords } from '../../renderer/locales/words.ts';
import {
  asOn,
  draftOf,
  faultsOf,
  hoursOf,
  runsOf,
  withHoliday,
  withInterval,
  withMore,
  without,
  withoutHoliday,
} from '../../renderer/store/hours-draft.ts';
import { HoursStore, sameHours } from '../../renderer/store/hours-store.ts';
import { fileFaultText, weekText } from '../../renderer/views/hours/hours-words.ts';
import type { HoursView, SetHours } from '../../shared/contract/hours.ts';
import { DEFAULT_HOURS } from '../../shared/hours.ts';
import { readHoursFile } from '../../shared/hours-file.ts';
import { createFormats } from '../../shared/text/formats.ts';

const DRAFT = draftOf(DEFAULT_HOURS);

test('a draft gives back the hours that it was made of, days off left out', () => {
  expect(hoursOf(DRAFT)).toEqual(DEFAULT_HOURS);
  expect(hoursOf(without(DRAFT, 'mon', 0)).week.mon).toBeUndefined();
  expect(hoursOf(withInterval(DRAFT, 'mon', 0, { from: '9:00', to: ' 17:30 ' })).week.mon).toEqual(['09:00-17:30']);
});

test('what does not hold is told at its place, by the check of the command line', () => {
  const broken = withHoliday(withInterval(DRAFT, 'tue', 0, { to: '08:00' }), '2026-02-30');
  expect(faultsOf(broken).map(({ code, path }) => [code, path])).toEqual([
    ['order', ['week', 'tue', 0]],
    ['date', ['holidays', 0]],
  ]);
  expect(faultsOf(withoutHoliday(DRAFT, '2026-02-30'))).toEqual([]);
});

test('further hours begin an hour after the last; one day is copied to all that have hours', () => {
  const two = withMore(DRAFT, 'mon');
  expect(hoursOf(two).week.mon).toEqual(['09:00-18:00', '19:00-23:00']);
  expect(hoursOf(withMore(DRAFT, 'sun')).week.sun).toEqual(['09:00-18:00']);
  expect(hoursOf(asOn(two, 'mon')).week).toEqual(
    Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00', '19:00-23:00']])),
  );
});

test('a week in one line, in the language', () => {
  const hours = { week: { ...DEFAULT_HOURS.week, wed: [], sat: ['10:00-12:00'] }, holidays: ['2026-12-25'] };
  expect(runsOf(hours).map(({ first, last }) => [first, last])).toEqual([
    ['mon', 'tue'],
    ['thu', 'fri'],
    ['sat', 'sat'],
  ]);
  const formats = createFormats('de', 'UTC');
  const words = createWords('de', formats);
  // No line is broken within a range: a word joiner stands on both sides of its dash.
  const text = weekText(hours, words);
  expect(text.replaceAll('\u2060', '')).toBe('Mo–Di 09:00–18:00; Do–Fr 09:00–18:00; Sa 10:00–12:00; 1 Feiertag');
  expect(text.match(/\u2060–\u2060/g)).toHaveLength(5);
  expect(weekText({ week: {}, holidays: [] }, words)).toBe('Kein Arbeitstag');
  const faults = readHoursFile('{"week": {\n"mon": ["9-5"]}}');
  expect(Array.isArray(faults) && faults.map((fault) => fileFaultText(fault, words))).toEqual([
    'Zeile 2: „9-5“ am Montag ist keine Zeit wie 09:00-18:00',
  ]);
});

test('the same hours are the same, however they are written', () => {
  expect(
    sameHours(
      { week: { mon: ['09:00-10:00'], sun: [] }, holidays: [] },
      { week: { mon: ['09:00-10:00'] }, holidays: [] },
    ),
  ).toBe(true);
  expect(sameHours(DEFAULT_HOURS, { ...DEFAULT_HOURS, holidays: ['2026-01-01'] })).toBe(false);
});

const SHORT = { week: { mon: ['09:00-10:00'] }, holidays: [] };
let view: HoursView;
let asked: SetHours[];
let refuse: LinkError | null;
let changed: number;
let store: HoursStore;

beforeEach(() => {
  view = { hours: DEFAULT_HOURS, default: true, set: null };
  asked = [];
  refuse = null;
  changed = 0;
  store = new HoursStore({
    get: async () => view,
    set: async (ask) => {
      asked.push(ask);
      if (refuse !== null) throw refuse;
      view = { hours: ask.hours ?? DEFAULT_HOURS, default: ask.hours === null, set: { by: 'x', at: asked.length } };
      return view;
    },
    onChanged: () => {
      changed += 1;
    },
  });
});

test('hours are saved with what was seen; the default is no setting of its own; figures are asked for again', async () => {
  expect(await store.save(SHORT)).toBe(false);
  await store.load();
  await store.save(SHORT);
  await store.save(DEFAULT_HOURS);
  expect(asked).toEqual([
    { hours: SHORT, expect: null },
    { hours: null, expect: 1 },
  ]);
  expect([store.state.getState().view?.default, changed]).toEqual([true, 2]);
});

test('a refusal says why; what somebody else has set meanwhile is shown', async () => {
  await store.load();
  view = { hours: SHORT, default: false, set: { by: 'y', at: 7 } };
  refuse = new LinkError({ code: 'hours_changed', message: 'y has changed the working hours meanwhile.' });
  expect(await store.save({ week: {}, holidays: [] })).toBe(false);
  expect(store.state.getState()).toMatchObject({ view, saving: false, refusal: { code: 'hours_changed' } });
  store.clear();
  expect([store.state.getState().refusal, changed]).toEqual([null, 0]);
});
