// What is shown as a CSV file: RFC 4180, in UTF-8 with the mark that spreadsheets look for. Pure.

import type { Cell } from './report-rows.ts';

const MARK = '\uFEFF';
/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/** Numbers are written plainly, with a point; texts that could be taken for a formula get an apostrophe before them. */
export function csvText(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return MARK + [head, ...rows].map((cells) => `${cells.map(field).join(',')}\r\n`).join('');
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
