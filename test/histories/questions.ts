// Random questions to a random history, for every report, and the naive answer to each.
import type { KokpitEvent } from '../../shared/events/event.ts';
import { naiveCockpit } from '../naive/cockpit.ts';
import { dayOf, dayPlus, dayStart, type Filters, momentOf, type Question } from '../naive/common.ts';
import { type CompaniesQuestion, naiveCompanies } from '../naive/companies.ts';
import { type DayQuestion, naiveDay } from '../naive/day.ts';
import { naiveQuality, type QualityQuestion } from '../naive/quality.ts';
import { naiveService, type ServiceQuestion } from '../naive/service.ts';
import { createRandom, type Random } from './random.ts';
import { type History, msOf } from './random-history.ts';
import { CHANNELS, KINDS, ZONES } from './world.ts';

/** A report and what it is asked; the questions hold plain data, so `JSON.stringify` prints one for a failure. */
export type Asked =
  | { readonly report: 'cockpit'; readonly question: Question }
  | { readonly report: 'quality'; readonly question: QualityQuestion }
  | { readonly report: 'companies'; readonly question: CompaniesQuestion }
  | { readonly report: 'service'; readonly question: ServiceQuestion }
  | { readonly report: 'day'; readonly question: DayQuestion };

/** What the cockpit tells of on the day that it happens, and on no other. */
const TELLING_TYPES = ['conversation.reopened', 'conversation.resolved', 'conversation.assigned'];
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** "at most 31 days". */
const LONGEST_DAYS = 31;

/** `count` questions to every report, at moments before, within and after the history. */
export function randomQuestions(history: History, seed: number, count = 2): readonly Asked[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => round(history, random)).flat();
}

/** Questions to the cockpit alone. `at` is in ms. */
export function cockpitQuestions(history: History, seed: number, count: number): readonly Question[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => commonPart(history, random));
}

export function naiveAnswer(events: readonly KokpitEvent[], asked: Asked): unknown {
  switch (asked.report) {
    case 'cockpit':
      return naiveCockpit(events, asked.question);
    case 'quality':
      return naiveQuality(events, asked.question);
    case 'companies':
      return naiveCompanies(events, asked.question);
    case 'service':
      return naiveService(events, asked.question);
    case 'day':
      return naiveDay(events, asked.question);
  }
}

function round(history: History, random: Random): readonly Asked[] {
  const { world, hours } = history;
  const quality: QualityQuestion = {
    ...commonPart(history, random),
    ...periodIn(history, random),
    by: random.pick(['agent', 'group'] as const),
  };
  const companies: CompaniesQuestion = {
    ...endedPeriod(commonPart(history, random), periodIn(history, random)),
    company: random.chance(0.3) ? random.pick([...world.companies, 'k-unknown']) : undefined,
  };
  const service: ServiceQuestion = {
    ...commonPart(history, random),
    ...periodIn(history, random),
    interval: random.pick([undefined, 15, 30, 60] as const),
  };
  const day: DayQuestion = {
    ...(random.chance(0.5)
      ? { ...commonPart(history, random), date: periodIn(history, random).from }
      : windowIn(commonPart(history, random), random)),
    threshold: random.pick([undefined, 5, 10, 60]),
    short: random.pick([undefined, 5, 10]),
    who: random.pick(['all', 'all', 'present'] as const),
    hours,
  };
  return [
    { report: 'cockpit', question: commonPart(history, random) },
    { report: 'quality', question: quality },
    { report: 'companies', question: companies },
    { report: 'service', question: service },
    { report: 'day', question: day },
  ];
}

function commonPart(history: History, random: Random): Question {
  return {
    at: momentToAsk(history, random),
    tz: random.chance(0.8) ? history.world.tz : random.pick(ZONES),
    ...filters(history, random),
  };
}

/** At an event, a millisecond before or after it, at a midnight or another turn, or long after all. */
function momentToAsk({ events, world }: History, random: Random): number {
  const turn = random.pick(world.moments);
  // By type first, so that the rare ones are asked about as often as messages.
  const types = [...Map.groupBy(events, (event) => event.type).values()];
  const times = types.length === 0 ? [turn] : [0, 1, 2].map(() => msOf(random.pick(random.pick(types))));
  const telling = events.filter((event) => TELLING_TYPES.includes(event.type));
  if (telling.length > 0 && random.chance(0.3)) return msOf(random.pick(telling));
  const end = Math.max(turn, ...events.map(msOf));
  return random.pick([...times, ...times.map((ms) => ms - 1), turn, end, end, end + 1, end + 1, end + 3 * DAY_MS]);
}

/** Each filter now and then, with one value or two, known or not, and channels in any case. */
function filters({ world }: History, random: Random): Filters {
  const some = (values: readonly string[]) =>
    random.chance(0.12) ? Array.from({ length: random.int(1, 2) }, () => random.pick(values)) : undefined;
  return {
    product: some([...world.products, 'p-unknown']),
    channel: some([...CHANNELS, ...CHANNELS.map((channel) => channel.toUpperCase()), 'unknown']),
    kind: some(KINDS),
    group: some([...world.groups, 'g-empty', 'g-unnamed', 'g-unknown']),
    agent: some([...world.agents, 'a-idle', 'a-gone', 'a-unknown']),
  };
}

/** A day of the world, a few from it on, or all days of the history. */
function periodIn({ events, world }: History, random: Random): { readonly from: string; readonly to: string } {
  const days = events.map((event) => dayOf(msOf(event), world.tz));
  if (random.chance(0.3)) {
    const [first, last] = [days[0] ?? world.day, days.at(-1) ?? world.day];
    const limit = dayPlus(first, LONGEST_DAYS - 1);
    return { from: first, to: [last, limit].toSorted()[0] ?? last };
  }
  const from = random.pick([world.day, world.day, ...days]);
  return { from, to: random.chance(0.5) ? from : dayPlus(from, random.int(0, 9)) };
}

/** The last minutes up to now; as often as not, now is so long after an event that this one is at the very edge. */
function windowIn(question: Question, random: Random) {
  const window = random.pick([5, 10, 15, 30, 60] as const);
  const later = random.chance(0.5) ? window * MINUTE_MS : 0;
  return { ...question, window, at: momentOf(question.at) + later };
}

/** "`to` at the latest yesterday": asked when the period is over, in the first moment at the earliest. */
function endedPeriod(question: Question, period: { readonly from: string; readonly to: string }) {
  const over = dayStart(dayPlus(period.to, 1), question.tz);
  return { ...question, ...period, at: Math.max(momentOf(question.at), over) };
}
