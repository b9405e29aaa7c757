// Made-up reports for the renderer's tests and pictures: the same for the same question. A period over the rule is
// refused as the core does.

import type {
  CompaniesReport,
  CompanyRow,
  DayFigures,
  DayReport,
  InactivityAction,
  QualityFigures,
  QualityReport,
  Report,
  ReportAsk,
  ServiceFigures,
  ServiceReport,
} from '../../shared/contract/reports.ts';
import type { CockpitView, Named } from '../../shared/contract/views.ts';
import type { WireError } from '../../shared/contract/wire.ts';

const TZ = 'Europe/Istanbul';
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MOST_DAYS = 31;
const ACTIONS: readonly InactivityAction[] = [
  'new_unassigned',
  'new_reassigned',
  'new_not_reassigned',
  'message_sent',
  'live_reassigned',
  'live_not_reassigned',
  'resumed_reassigned',
  'resumed_not_reassigned',
];
const COMPANIES =
  'Ağaoğlu Yapı,Aras Kargo,Bäcker & Söhne,Çınar Lojistik,Dörtyol Gıda,Ege Seramik,Fjord Shipping,Güneş Enerji,Höhenberg AG,Işık Tekstil,İnci Holding,Jansen Logistics,Kızılay Market,Łódź Textiles,Marmara Motor,Nordwind GmbH,Özgür Yazılım,Pamukkale Turizm,Quist & Co,Rhein Chemie,Şirin Süt,Trabzon Fındık,Ünal Mobilya,Väst Bygg,Yıldız Cam,Zürich Medtech'.split(
    ',',
  );

export type FakeAnswer =
  | { readonly ok: true; readonly result: Report }
  | { readonly ok: false; readonly error: WireError };

export interface FakeHouse {
  readonly now: number;
  readonly agents: CockpitView['rows'];
  readonly groups: readonly Named[];
  /** How many companies there are. */
  readonly companies: number;
  /** How many times as much has happened. */
  readonly times?: number;
}

export function fakeReport(ask: ReportAsk, house: FakeHouse): FakeAnswer {
  if (ask.report === 'day') return { ok: true, result: fakeDay(ask, house) };
  const days = Math.round((Date.parse(ask.to) - Date.parse(ask.from)) / DAY_MS) + 1;
  if (days > MOST_DAYS) {
    const from = new Date(Date.parse(ask.to) - (MOST_DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
    const message = `A period is at most 31 days. The nearest one is ${from} to ${ask.to}.`;
    return { ok: false, error: { code: 'period_too_long', message } };
  }
  if (ask.report === 'quality') return { ok: true, result: fakeQuality(ask, house, days) };
  if (ask.report === 'companies') return { ok: true, result: fakeCompanies(ask, house, days) };
  return { ok: true, result: fakeService(ask, house) };
}

type Stars = QualityFigures['satisfaction_stars'];

/** 0 to 1, the same for the same words. */
function dice(...words: readonly (string | number)[]): number {
  let hash = 2_166_136_261;
  for (const letter of words.join(' ')) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  hash ^= hash >>> 15;
  return ((Math.imul(hash, 2_246_822_519) ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}

function quality(key: string, days: number, times = 1): QualityFigures {
  const once = (word: string, most: number): number => Math.floor(dice(key, word) ** 2 * most * days);
  const upTo = (word: string, most: number): number => once(word, most) * times;
  const satisfaction_stars = starsOf(key, once('ratings', 9), times);
  const inactivity = Object.fromEntries(ACTIONS.map((action) => [action, upTo(action, 2.4)])) as Record<
    InactivityAction,
    number
  >;
  return {
    ...ratings(satisfaction_stars),
    feedback_count: upTo('feedback', 2),
    unanswered_live: upTo('live', 1.5),
    unanswered_ended: upTo('ended', 1),
    inactivity,
    inactivity_total: ACTIONS.reduce((sum, action) => sum + inactivity[action], 0),
    returning_assigned: inactivity.resumed_reassigned,
    returning_failed: inactivity.resumed_not_reassigned,
  };
}

/** Ratings spread around a mean of the row's own. */
function starsOf(key: string, count: number, times: number): Stars {
  const stars: Record<keyof Stars, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  const middle = 3.4 + dice(key, 'mean') * 1.6;
  for (let n = 0; n < count; n += 1) {
    const given = Math.round(middle + (dice(key, n) + dice(key, n, 'too') - 1) * 2.4);
    stars[Math.max(1, Math.min(5, given)) as keyof Stars] += times;
  }
  return stars;
}

function ratings(stars: Stars): Pick<QualityFigures, `satisfaction_${'avg' | 'count' | 'stars'}`> {
  const given = ([1, 2, 3, 4, 5] as const).map((n) => [n, stars[n]] as const);
  const count = given.reduce((sum, [, number]) => sum + number, 0);
  const all = given.reduce((sum, [n, number]) => sum + n * number, 0);
  return {
    satisfaction_avg: count === 0 ? null : Math.round((all / count) * 1000) / 1000,
    satisfaction_count: count,
    satisfaction_stars: stars,
  };
}

function fakeQuality(ask: ReportAsk & { report: 'quality' }, house: FakeHouse, days: number): QualityReport {
  const named =
    ask.by === 'group' ? house.groups : house.agents.map((row): Named => ({ id: row.agent, name: row.name }));
  const chosen = ask.group ?? [];
  const shown = ask.by === 'group' && chosen.length > 0 ? named.filter(({ id }) => chosen.includes(id)) : named;
  const factor = ask.by === 'group' ? days * 6 : days;
  const rows = shown.map(({ id, name }) => ({ key: id, name, ...quality(id, factor, house.times) }));
  const all = chosen.length > 0 ? rows : [...rows, { key: null, name: null, ...quality('nobody', days, house.times) }];
  const sum = (of: (row: QualityFigures) => number): number => all.reduce((total, row) => total + of(row), 0);
  const inactivity = Object.fromEntries(ACTIONS.map((one) => [one, sum((row) => row.inactivity[one])])) as Record<
    InactivityAction,
    number
  >;
  return {
    report: 'quality',
    from: ask.from,
    to: ask.to,
    tz: TZ,
    by: ask.by,
    rows: all,
    totals: {
      ...ratings({
        1: sum((row) => row.satisfaction_stars[1]),
        2: sum((row) => row.satisfaction_stars[2]),
        3: sum((row) => row.satisfaction_stars[3]),
        4: sum((row) => row.satisfaction_stars[4]),
        5: sum((row) => row.satisfaction_stars[5]),
      }),
      feedback_count: sum((row) => row.feedback_count),
      unanswered_live: sum((row) => row.unanswered_live),
      unanswered_ended: sum((row) => row.unanswered_ended),
      inactivity,
      inactivity_total: sum((row) => row.inactivity_total),
      returning_assigned: inactivity.resumed_reassigned,
      returning_failed: inactivity.resumed_not_reassigned,
    },
  };
}

function companyName(n: number): string {
  const name = COMPANIES[n % COMPANIES.length] ?? '';
  return n < COMPANIES.length ? name : `${name} ${Math.floor(n / COMPANIES.length) + 1}`;
}

function fakeCompany(n: number, days: number): Omit<CompanyRow, 'level'> {
  const upTo = (word: string, most: number): number => Math.floor(dice(n, word) ** 2 * most * days);
  const calls_in = upTo('in', 9);
  const calls_out = upTo('out', 4);
  const chats = upTo('chats', 7);
  return {
    company: `co-${n + 1}`,
    name: companyName(n),
    calls_in,
    inbound_talk_s: calls_in * 214.5,
    calls_out,
    outbound_talk_s: calls_out * 131.25,
    chats,
    chat_s: chats * 388.125,
    tickets: upTo('tickets', 2) + 1,
    load: Math.round(dice(n, 'load') ** 2 * 100),
  };
}

function fakeCompanies(ask: ReportAsk & { report: 'companies' }, house: FakeHouse, days: number): CompaniesReport {
  const rows = Array.from({ length: house.companies }, (_, n) => fakeCompany(n, days))
    .filter(({ company }) => ask.company === null || company === ask.company)
    .map((row): CompanyRow => {
      const level = row.load <= 20 ? 'low' : row.load <= 50 ? 'medium' : row.load <= 80 ? 'high' : 'critical';
      return { ...row, level };
    });
  const sum = (of: (row: CompanyRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const values = {
    hotline: sum((row) => row.calls_in),
    campaign: sum((row) => row.calls_out),
    tickets: sum((row) => row.tickets),
    chats: sum((row) => row.chats),
  };
  const all = values.hotline + values.campaign + values.tickets + values.chats;
  const compared = (name: keyof typeof values | 'unique', value: number) => {
    const previous = Math.round(value * (0.8 + dice(name, ask.from) * 0.4));
    return { value, previous, change: value - previous };
  };
  const shared = (name: keyof typeof values) => ({
    ...compared(name, values[name]),
    share: all === 0 ? null : (values[name] / all) * 100,
  });
  return {
    report: 'companies',
    from: ask.from,
    to: ask.to,
    tz: TZ,
    rows: rows.sort((a, b) => (a.name < b.name ? -1 : 1)),
    summary: {
      unique_companies: compared('unique', rows.length),
      hotline: shared('hotline'),
      campaign: shared('campaign'),
      tickets: shared('tickets'),
      chats: shared('chats'),
    },
  };
}

function service(requests: number, landings: number, received: number, assisted: number): ServiceFigures {
  const all = requests + landings;
  const left = received - assisted;
  return {
    requests,
    landings,
    accepted_share: all === 0 ? null : requests / all,
    landing_share: all === 0 ? null : landings / all,
    received,
    assisted,
    service_quality: received === 0 ? null : assisted / received,
    outcomes: { agent_did_not_answer: Math.floor(left * 0.6), left_in_queue: left - Math.floor(left * 0.6) },
  };
}

function fakeService(ask: ReportAsk & { report: 'service' }, house: FakeHouse): ServiceReport {
  const minutes = ask.interval ?? 60;
  const empty = (ask.channel ?? []).includes('sms');
  const begin = Date.parse(`${ask.from}T00:00:00+03:00`);
  const end = Date.parse(`${ask.to}T00:00:00+03:00`) + DAY_MS;
  const intervals: (ServiceFigures & { start: string })[] = [];
  for (let at = begin; at < end; at += minutes * MINUTE_MS) {
    const hour = ((at - begin) % DAY_MS) / 3_600_000;
    const busy =
      Math.max(0, Math.sin(((hour - 7) / 13) * Math.PI)) * (minutes / 15) * (at > house.now || empty ? 0 : 1);
    const requests = Math.round(busy * (6 + dice(at, 'requests') * 6));
    const received = Math.round(requests * (0.8 + dice(at, 'received') * 0.2));
    const landings = Math.round(busy * dice(at, 'landings') * (hour > 11 && hour < 14 ? 5 : 1));
    const assisted = Math.round(received * (0.75 + dice(at, 'assisted') * 0.25));
    intervals.push({ start: new Date(at).toISOString(), ...service(requests, landings, received, assisted) });
  }
  const sum = (of: (row: ServiceFigures) => number): number => intervals.reduce((total, row) => total + of(row), 0);
  const total = service(
    sum((row) => row.requests),
    sum((row) => row.landings),
    sum((row) => row.received),
    sum((row) => row.assisted),
  );
  return { report: 'service', from: ask.from, to: ask.to, tz: TZ, total, intervals };
}

function fakeDay(ask: ReportAsk & { report: 'day' }, house: FakeHouse): DayReport {
  const part = 'window' in ask.span ? ask.span.window / 600 : 1;
  const kind = (offered: number, lostShare: number, wait: number, waiting: number): DayFigures => {
    const count = Math.round(offered * part * (ask.who === 'present' ? 0.8 : 1));
    const lost = Math.round(count * lostShare);
    const answered = count - lost - waiting;
    const within = Math.min(1, (ask.threshold / 20) * (1 - wait / 240));
    return {
      offered: count,
      answered: Math.max(0, answered),
      lost,
      wait_avg_s: answered <= 0 ? null : wait,
      wait_max_s: answered <= 0 ? null : wait * 6.5,
      service_level: answered <= 0 ? null : (answered * within) / (answered + lost),
      waiting,
      waiting_longest_s: waiting === 0 ? null : 34.5 + wait * 2,
    };
  };
  const span = 'window' in ask.span ? { window: ask.span.window } : { date: ask.span.date };
  const placed = Math.round(64 * part);
  return {
    report: 'day',
    ...span,
    at: new Date(house.now).toISOString(),
    tz: TZ,
    call: kind(412, 0.06, 14.25, 2),
    video: kind(38, 0.02, 9.5, 0),
    chat: { ...kind(688, 0.08, 41.75, 5), reply_wait_longest_s: 412.5 },
    email: { ...kind(121, 0.03, 5_460, 31), service_level: 0.967 },
    outbound: { placed, reached: Math.round(placed * 0.7), not_reached: Math.round(placed * 0.25) },
  };
}
