// Section 2: satisfaction, unanswered conversations and inactivity, per agent or per group. Pure.
import type { QualityFigures, QualityReport } from '../../shared/contract/reports.ts';
import { mean } from '../../shared/rounding.ts';
import { type Choice, type Directory, groupsOf, isAgentChosen, isOfChoice } from './choice.ts';
import type { Conversation } from './conversation.ts';
import { FACT, type Fact, INACTIVITY_ACTIONS } from './facts.ts';
import { isIn, type Span } from './span.ts';

export interface QualityQuestion {
  readonly from: string;
  readonly to: string;
  readonly tz: string;
  readonly by: 'agent' | 'group';
  readonly span: Span;
  readonly choice: Choice;
}

/** Counts of one row; `explain/` has them of one fact alone. */
export interface QualitySum {
  /** How many ratings of 1, 2, 3, 4 and 5 stars. */
  stars: number[];
  feedback: number;
  live: number;
  ended: number;
  actions: number[];
}

const STARS = [1, 2, 3, 4, 5] as const;

export function emptySum(): QualitySum {
  return { stars: STARS.map(() => 0), feedback: 0, live: 0, ended: 0, actions: INACTIVITY_ACTIONS.map(() => 0) };
}

function add(to: QualitySum, from: QualitySum): void {
  from.stars.forEach((count, i) => {
    to.stars[i] = (to.stars[i] as number) + count;
  });
  to.feedback += from.feedback;
  to.live += from.live;
  to.ended += from.ended;
  from.actions.forEach((count, i) => {
    to.actions[i] = (to.actions[i] as number) + count;
  });
}

/** How many ratings. */
export function ratingsOf(sum: QualitySum): number {
  return sum.stars.reduce((all, count) => all + count, 0);
}

function isEmpty(sum: QualitySum): boolean {
  return ratingsOf(sum) + sum.feedback + sum.live + sum.ended === 0 && sum.actions.every((count) => count === 0);
}

function figures(sum: QualitySum): QualityFigures {
  const inactivity = Object.fromEntries(INACTIVITY_ACTIONS.map((action, i) => [action, sum.actions[i] as number]));
  const ratings = ratingsOf(sum);
  const stars = STARS.reduce((all, n, i) => all + n * (sum.stars[i] as number), 0);
  const byStars = Object.fromEntries(STARS.map((n, i) => [n, sum.stars[i] as number]));
  return {
    satisfaction_avg: mean(stars, ratings),
    satisfaction_count: ratings,
    satisfaction_stars: byStars as QualityFigures['satisfaction_stars'],
    feedback_count: sum.feedback,
    unanswered_live: sum.live,
    unanswered_ended: sum.ended,
    inactivity: inactivity as QualityFigures['inactivity'],
    inactivity_total: sum.actions.reduce((all, count) => all + count, 0),
    returning_assigned: inactivity.resumed_reassigned as number,
    returning_failed: inactivity.resumed_not_reassigned as number,
  };
}

/** Whether a fact is one of this section's, in this conversation. */
export function isQualityFact(c: Conversation, [code]: Fact): boolean {
  if (code === FACT.unansweredEnded) return c.kind === 'chat' && c.opened !== null;
  return code === FACT.rating || code === FACT.feedback || code === FACT.unansweredLive || code === FACT.inactivity;
}

export function count(sum: QualitySum, [code, , , value]: Fact): void {
  if (code === FACT.rating) sum.stars[value - 1] = (sum.stars[value - 1] as number) + 1;
  else if (code === FACT.feedback) sum.feedback++;
  else if (code === FACT.unansweredLive) sum.live++;
  else if (code === FACT.unansweredEnded) sum.ended++;
  else sum.actions[value] = (sum.actions[value] as number) + 1;
}

type QualityRow = QualityReport['rows'][number];

export function qualityReport(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: QualityQuestion,
): QualityReport {
  const { span, choice, by, from, to, tz } = question;
  const narrowed = choice.group.size > 0 || choice.agent.size > 0;
  const byAgent = new Map<string | null, QualitySum>();
  for (const c of conversations) {
    if (!isOfChoice(c, choice)) continue;
    for (const fact of c.facts) {
      if (!isIn(span, fact[1]) || !isQualityFact(c, fact)) continue;
      let sum = byAgent.get(fact[2]);
      if (sum === undefined) {
        sum = emptySum();
        byAgent.set(fact[2], sum);
      }
      count(sum, fact);
    }
  }
  const listed = [...directory.named].filter((agent) => {
    if (!isAgentChosen(directory, agent, choice)) return false;
    const sum = byAgent.get(agent);
    return !directory.agents.get(agent)?.removed || (sum !== undefined && !isEmpty(sum));
  });
  const total = emptySum();
  for (const agent of listed) add(total, byAgent.get(agent) ?? emptySum());
  const nobody = narrowed ? undefined : byAgent.get(null);
  if (nobody !== undefined) add(total, nobody);
  const rows = by === 'agent' ? agentRows(listed, byAgent, directory) : groupRows(listed, byAgent, directory, choice);
  const rest = emptySum();
  if (nobody !== undefined) add(rest, nobody);
  if (by === 'group' && choice.group.size === 0) {
    for (const agent of listed)
      if (groupsOf(directory, agent).length === 0) add(rest, byAgent.get(agent) ?? emptySum());
  }
  rows.sort(byNameThenKey);
  if (!isEmpty(rest)) rows.push({ key: null, name: null, ...figures(rest) });
  return { report: 'quality' as const, from, to, tz, by, rows, totals: figures(total) };
}

function agentRows(
  listed: readonly string[],
  sums: ReadonlyMap<string | null, QualitySum>,
  directory: Directory,
): QualityRow[] {
  return listed.map((key) => ({
    key,
    name: directory.agents.get(key)?.name ?? key,
    ...figures(sums.get(key) ?? emptySum()),
  }));
}

function groupRows(
  listed: readonly string[],
  sums: ReadonlyMap<string | null, QualitySum>,
  directory: Directory,
  choice: Choice,
): QualityRow[] {
  const byGroup = new Map<string, QualitySum>();
  if (choice.agent.size === 0) for (const group of directory.groups.keys()) byGroup.set(group, emptySum());
  for (const agent of listed) {
    for (const group of groupsOf(directory, agent)) {
      const sum = byGroup.get(group) ?? emptySum();
      add(sum, sums.get(agent) ?? emptySum());
      byGroup.set(group, sum);
    }
  }
  return [...byGroup]
    .filter(([group]) => choice.group.size === 0 || choice.group.has(group))
    .map(([key, sum]) => ({ key, name: directory.groups.get(key)?.name ?? key, ...figures(sum) }));
}

/** Rows by name, then key, by code unit. */
export function byNameThenKey<R extends { readonly name: string | null; readonly key: string | null }>(
  a: R,
  b: R,
): number {
  const [aName, bName] = [a.name ?? '', b.name ?? ''];
  if (aName !== bName) return aName < bName ? -1 : 1;
  return (a.key ?? '') < (b.key ?? '') ? -1 : 1;
}
