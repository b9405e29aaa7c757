// Statuses explained: an agent's unbroken run of equal statuses, and how many agents have which. Pure.
import type { KokpitEvent } from '../../../shared/events/event.ts';
import type { CockpitReport } from '../cockpit-report.ts';
import { COCKPIT_RULES } from './rules.ts';

/** An item of these drafts stands on an agent's status event, which is at hand already. */
export interface StatusItem {
  readonly agent: string;
  readonly event: KokpitEvent | null;
  readonly status: string;
}

export interface StatusDraft {
  readonly kind: 'count' | 'status' | 'since';
  readonly rule: string;
  readonly name: string;
  readonly what: string;
  readonly statuses: readonly StatusItem[];
}

/**
 * @param runOf an agent's statuses as of now: the unbroken run of equal ones, oldest first.
 * @returns null where the path is no figure of statuses.
 */
export function statusDraft(
  report: CockpitReport,
  way: readonly (string | number)[],
  runOf: (agent: string) => readonly KokpitEvent[],
): StatusDraft | null {
  const figure = way.at(-1) as string;
  if (way[0] === 'by_status') {
    const statuses = report.agents
      .filter(({ status }) => status === figure)
      .map(({ agent, status }) => ({ agent, status, event: runOf(agent).at(-1) ?? null }));
    const what = `agents whose latest status is ${figure}`;
    return { kind: 'count', rule: COCKPIT_RULES.by_status, name: 'counted', what, statuses };
  }
  if (way[0] !== 'agents' || (figure !== 'status' && figure !== 'status_since')) return null;
  const { agent } = report.agents[way[1] as number] as CockpitReport['agents'][number];
  const statuses = runOf(agent).map((event) => ({ agent, event, status: String(event.data.status) }));
  const what = 'statuses of the agent since the last change';
  const kind = figure === 'status' ? 'status' : 'since';
  return { kind, rule: COCKPIT_RULES[figure], name: 'run', what, statuses };
}
