// Prints a report as JSON, CSV or a table. CSV and tables show the rows; what is around them is in the JSON.
import { jsonText } from '../core/report-forms.ts';
import { csvOf, type Sheet } from '../figures/csv.ts';
import type { Words } from '../words/words.ts';
import type { Terminal } from './program.ts';
import type { Format } from './report-options.ts';

/** json unless stdout is a terminal (command-line.md). */
export function formatFor(wanted: Format | undefined, terminal: Terminal): Format {
  return wanted ?? (terminal.outIsTerminal ? 'table' : 'json');
}

export function printReport(report: object, sheet: () => Sheet, format: Format, terminal: Terminal): void {
  if (format === 'json') terminal.out(jsonText(report));
  else terminal.out(format === 'csv' ? csvOf(sheet()) : tableOf(sheet(), terminal.words));
}

/** Columns aligned for a terminal, numbers to the right, `–` for null. */
export function tableOf({ columns, rows }: Sheet, { t }: Words): string {
  if (rows.length === 0) return `${t('cli.nothing')}\n`;
  const cells = rows.map((row) => columns.map((column) => plain(String(row[column] ?? '–'))));
  const widths = columns.map((column, i) => Math.max(width(column), ...cells.map((line) => width(line[i] as string))));
  const right = columns.map((column) => rows.every((row) => typeof row[column] !== 'string'));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => {
        const gap = ' '.repeat((widths[i] as number) - width(text));
        return right[i] ? gap + text : text + gap;
      })
      .join('  ')
      .trimEnd();
  return `${[line(columns), ...cells.map(line)].join('\n')}\n`;
}

function width(text: string): number {
  return [...text].length;
}

/** Names come from outside: no control character reaches the terminal. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}
