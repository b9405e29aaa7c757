// Rows as CSV, for programs and spreadsheets: the same in every language.

export type Row = Readonly<Record<string, string | number | null>>;

/** What a report's rows are called is known before there is one: a header stands above no rows too. */
export interface Sheet {
  readonly columns: readonly string[];
  /** A column that a row has not is empty in it. */
  readonly rows: readonly Row[];
}

/** RFC 4180, with a header; null is an empty field. */
export function csvOf({ columns, rows }: Sheet): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((line) => `${line.map(csvField).join(',')}\r\n`).join('');
}

function csvField(value: string | number): string {
  const text = String(value);
  // A spreadsheet would run a text that begins so as a formula: a quote in front makes it plain text.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
