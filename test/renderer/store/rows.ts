// Agents for the stores' tests, with nothing on them but what a test says.

import type { CockpitFigures, CockpitRow, CockpitView } from '../../../shared/contract/views.ts';

export const NO_FIGURES: CockpitFigures = {
  first_response_avg_s: null,
  first_response_count: 0,
  resolution_avg_s: null,
  resolution_count: 0,
  active: 0,
  resolved: 0,
  reactivated: 0,
  transferred: 0,
};

export function agent(id: string, change: Partial<CockpitRow> = {}): CockpitRow {
  const plain = { name: id, groups: [], slots: 3, status: 'online', status_since: 0, status_reason: null } as const;
  return { agent: id, ...plain, ...NO_FIGURES, ...change };
}

export function view(rows: readonly CockpitRow[]): CockpitView {
  const by_status = { online: 0, offline: 0, break: 0, invisible: 0 };
  for (const row of rows) by_status[row.status] += 1;
  const strip = { online: by_status.online, active: 0, waiting: 0, waiting_since: null, service_level: null, lost: 0 };
  return { at: 0, day: '2026-11-23', rows, totals: NO_FIGURES, by_status, strip };
}
