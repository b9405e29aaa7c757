// The rows of each report for CSV and tables: nested figures beside each other, the columns in the order of the JSON.
import type { CompaniesReport, DayReport, ServiceReport } from '../../shared/contract/reports.ts';
import type { CockpitReport } from './cockpit-report.ts';
import type { Row, Sheet } from './csv.ts';
import type { QualityForm } from './quality-form.ts';

const COMPANY_COLUMNS: readonly (keyof CompaniesReport['rows'][number])[] = [
  'company',
  'name',
  'calls_in',
  'inbound_talk_s',
  'calls_out',
  'outbound_talk_s',
  'chats',
  'chat_s',
  'tickets',
  'load',
  'level',
];

export function cockpitSheet({ agents, totals }: CockpitReport): Sheet {
  return {
    columns: ['agent', 'name', 'groups', 'status', 'status_since', ...Object.keys(totals)],
    rows: agents.map(({ groups, ...row }) => ({ ...row, groups: groups.join(' ') })),
  };
}

export function qualitySheet({ rows, totals }: QualityForm): Sheet {
  return { columns: ['key', 'name', ...Object.keys(flatRow(totals))], rows: rows.map(flatRow) };
}

export function companiesSheet({ rows }: CompaniesReport): Sheet {
  return { columns: COMPANY_COLUMNS, rows: rows.map(flatRow) };
}

/** The intervals where they were asked for, else the whole period. */
export function serviceSheet({ intervals, total }: ServiceReport): Sheet {
  const columns = Object.keys(flatRow(total));
  if (intervals === undefined) return { columns, rows: [flatRow(total)] };
  return { columns: ['start', ...columns], rows: intervals.map(flatRow) };
}

/** Outbound calls have figures of their own, in columns of their own. */
export function daySheet({ call, video, chat, email, outbound }: DayReport): Sheet {
  const kinds = Object.entries({ call, video, chat, email, outbound });
  return {
    columns: ['kind', ...Object.keys(chat), ...Object.keys(outbound)],
    rows: kinds.map(([kind, figures]) => ({ kind, ...flatRow(figures) })),
  };
}

export function oneRow(row: object): Sheet {
  const flat = flatRow(row);
  return { columns: Object.keys(flat), rows: [flat] };
}

function flatRow(row: object): Row {
  const flat: Record<string, string | number | null> = {};
  for (const [key, value] of Object.entries(row)) {
    if (typeof value === 'object' && value !== null) {
      for (const [inner, one] of Object.entries(flatRow(value))) flat[`${key}.${inner}`] = one;
    } else flat[key] = value;
  }
  return flat;
}
