// Section 2 explained: an agent's, a group's or everybody's ratings, unanswered conversations and inactivity. Pure.
import { type Directory, groupsOf, isAgentChosen, isOfChoice } from '../choice.ts';
import { FACT, INACTIVITY_ACTIONS } from '../facts.ts';
import {
  count,
  countFact,
  emptySum,
  isQualityFact,
  type QualityQuestion,
  type QualitySum,
  type qualityReport,
  ratingsOf,
} from '../quality.ts';
import { isIn } from '../span.ts';
import { type Draft, one, type Search, type Told } from './draft.ts';
import { DraftItems, type Room } from './draft-items.ts';
import { LeftOutBook } from './left-out.ts';
import { QUALITY_RULES } from './rules.ts';

type Report = ReturnType<typeof qualityReport>;

const action = (name: (typeof INACTIVITY_ACTIONS)[number]) => (sum: QualitySum) =>
  sum.actions[INACTIVITY_ACTIONS.indexOf(name)] as number;

const STAGES = ['new', 'live', 'resumed'] as const;
const reassigned = (sum: QualitySum) => STAGES.reduce((all, stage) => all + action(`${stage}_reassigned`)(sum), 0);
const notReassigned = (sum: QualitySum) =>
  STAGES.reduce((all, stage) => all + action(`${stage}_not_reassigned`)(sum), 0);

const stars = (n: number) => (sum: QualitySum) => sum.stars[n - 1] as number;

/** What one fact alone adds to a figure: its count. */
const ADDS: Readonly<Record<string, (sum: QualitySum) => number>> = {
  satisfaction_avg: ratingsOf,
  satisfaction_count: ratingsOf,
  ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`satisfaction_stars.${n}`, stars(n)])),
  feedback_count: (sum) => sum.feedback,
  unanswered_live: (sum) => sum.live,
  unanswered_ended: (sum) => sum.ended,
  inactivity_total: (sum) => sum.actions.reduce((all, each) => all + each, 0),
  reassigned,
  not_reassigned: notReassigned,
  // The whole; what is part of it is told apart below.
  reassigned_share: (sum) => reassigned(sum) + notReassigned(sum),
  returning_assigned: action('resumed_reassigned'),
  returning_failed: action('resumed_not_reassigned'),
  ...Object.fromEntries(INACTIVITY_ACTIONS.map((name) => [`inactivity.${name}`, action(name)])),
};

/** Types of events that may have made no fact. */
const SEARCHED: Readonly<Record<string, readonly string[]>> = {
  satisfaction_avg: ['rating.given'],
  satisfaction_count: ['rating.given'],
  ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`satisfaction_stars.${n}`, ['rating.given']])),
  feedback_count: ['feedback.given'],
  unanswered_live: ['conversation.timed_out'],
};

type Way = readonly (string | number)[];

/** The facts that a figure is made of. */
export interface SoughtFacts {
  readonly isTheirs: (agent: string | null) => boolean;
  readonly isThen: (ms: number) => boolean;
  readonly adds: (code: number, value: number) => boolean;
  /** Also those that only look like it, of whatever conversation. */
  readonly others: boolean;
}

/** @param told at least the conversations with facts that are sought. @param way `rows`, place, figure…; `totals`, figure…; or either of them in `days`, place. @returns null where the path is no figure. */
export function qualityDraft(
  told: (sought: SoughtFacts) => Iterable<Told>,
  directory: Directory,
  report: Report,
  way: Way,
  question: QualityQuestion,
  room: Room,
): Draft | null {
  const { span, daily } = question;
  if (way[0] !== 'days')
    return draftOf(told, directory, report, way, { ...question, isThen: (ms) => isIn(span, ms) }, room);
  const day = report.days?.[way[1] as number];
  if (day === undefined) return null;
  const isThen = (ms: number) => isIn(span, ms) && daily?.dateOf(ms) === day.date;
  return draftOf(told, directory, day, way.slice(2), { ...question, isThen }, room);
}

function draftOf(
  told: (sought: SoughtFacts) => Iterable<Told>,
  directory: Directory,
  { rows }: { readonly rows: readonly { readonly key: string | null }[] },
  way: Way,
  question: QualityQuestion & { readonly isThen: (ms: number) => boolean },
  room: Room,
): Draft | null {
  const { isThen } = question;
  const total = way[0] === 'totals';
  const figure = way.slice(total ? 1 : 2).join('.');
  const adds = ADDS[figure];
  if (adds === undefined) return null;
  const isTheirs = total
    ? inTotals(directory, question)
    : inRow(directory, question, rows[way[1] as number]?.key ?? null);
  const starsAsked = way.at(-2) === 'satisfaction_stars' ? Number(way.at(-1)) : null;
  const isAverage = figure === 'satisfaction_avg';
  const isShare = figure === 'reassigned_share';
  const items = new DraftItems(room);
  const part = new DraftItems(room);
  const leftOut = new LeftOutBook(room);
  const types = SEARCHED[figure] ?? [];
  const sought: SoughtFacts = {
    isTheirs,
    isThen,
    adds: (code, value) => {
      const alone = emptySum();
      countFact(alone, code, value, 1);
      return adds(alone) === 1;
    },
    others: figure === 'unanswered_ended',
  };
  for (const each of told(sought)) {
    const c = each.state;
    if (!isOfChoice(c, question.choice)) continue;
    c.facts.forEach((fact, i) => {
      const [code, ms, agent, value] = fact;
      if (!isThen(ms) || !isTheirs(agent)) return;
      const alone = emptySum();
      if (isQualityFact(c, fact)) count(alone, fact);
      const item = one(each, agent, ms, { fact: i });
      if (adds(alone) === 1) {
        items.push(isAverage ? { ...item, value } : item);
        if (isShare && reassigned(alone) === 1) part.push(item);
      } else if (code === FACT.unansweredEnded && figure === 'unanswered_ended') {
        leftOut.add(c.opened === null ? 'its opening is not known' : `its kind is ${c.kind}, not chat`, item);
      }
    });
  }
  const search: Search = {
    searches: ({ state }) => isOfChoice(state, question.choice),
    types,
    // Ratings of nobody's conversations belong to no row: the totals tell of them.
    counts: ({ event, assignee }) =>
      isThen(event.ms) &&
      (starsAsked === null || event.data.stars === starsAsked) &&
      (assignee === null ? total : isTheirs(assignee)),
  };
  const what = QUALITY_RULES.items ?? '';
  const lists = isShare
    ? [
        { name: 'part', what: QUALITY_RULES.items_reassigned ?? '', items: part },
        { name: 'whole', what: QUALITY_RULES.items_tried ?? '', items },
      ]
    : [{ name: isAverage ? 'samples' : 'counted', what, items }];
  return {
    kind: isShare ? 'share' : isAverage ? 'average' : 'count',
    unit: isAverage ? 'stars' : null,
    rule: QUALITY_RULES[figure] ?? QUALITY_RULES[way.at(-2) as string] ?? '',
    lists,
    leftOut: leftOut.list(),
    search: types.length === 0 ? null : search,
  };
}

function isListed(directory: Directory, agent: string, { choice }: QualityQuestion): boolean {
  return directory.named.has(agent) && isAgentChosen(directory, agent, choice);
}

function inTotals(directory: Directory, question: QualityQuestion): (agent: string | null) => boolean {
  const { choice } = question;
  const narrowed = choice.group.size > 0 || choice.agent.size > 0;
  return (agent) => (agent === null ? !narrowed : isListed(directory, agent, question));
}

/** Key null: nobody's, and by group that of agents without a group. */
function inRow(directory: Directory, question: QualityQuestion, key: string | null): (agent: string | null) => boolean {
  const inTotal = inTotals(directory, question);
  if (question.by === 'agent') return (agent) => agent === key && inTotal(agent);
  return (agent) => {
    if (!inTotal(agent)) return false;
    const groups = agent === null ? [] : groupsOf(directory, agent);
    return key === null ? groups.length === 0 : groups.includes(key);
  };
}
