// What the soak has measured, as the table of docs/reliability.md.
import { readFileSync, writeFileSync } from 'node:fs';

export interface SoakRow {
  readonly what: string;
  readonly howMany: string;
  readonly seeds: string;
  readonly result: string;
  readonly ok: boolean;
  readonly ms: number;
}

const BEGIN = '<!-- soak: begin -->';
const END = '<!-- soak: end -->';

export function tableOf(rows: readonly SoakRow[], when: string): string {
  const lines = rows.map(
    ({ what, howMany, seeds, result, ms }) =>
      `| ${what} | ${howMany} | ${seeds} | ${result} | ${(ms / 1000).toFixed(0)} s |`,
  );
  const head = ['| what | how many | seeds | result | duration |', '|---|---|---|---|---|'];
  return [
    BEGIN,
    `Measured on ${when}: 2 cores, Linux, Node ${process.versions.node.split('.')[0]}.`,
    '',
    ...head,
    ...lines,
    END,
  ].join('\n');
}

/** Replaces the table of the page; the words around it stay. */
export function writeTable(page: string, table: string): void {
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from === -1 || to === -1) throw new Error(`${page} has no place for the table (${BEGIN} … ${END})`);
  writeFileSync(page, text.slice(0, from) + table + text.slice(to + END.length));
}
