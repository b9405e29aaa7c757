// A file of working hours: its text read and checked, each fault with the line on which it stands. Pure.
import { checkHours, type HoursFault, isFaulty, type WorkingHours } from './hours.ts';

export type FileFault =
  | (HoursFault & { readonly line: number })
  /** The text is no JSON from this line on; `message` in the words of whoever read it. */
  | { readonly code: 'json'; readonly line: number; readonly message: string };

/** @returns the hours, or everything that does not hold. */
export function readHoursFile(text: string): WorkingHours | readonly FileFault[] {
  const json = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    return [{ code: 'json', line: lineAt(json, position === undefined ? json.length : Number(position)), message }];
  }
  const checked = checkHours(value);
  return isFaulty(checked) ? checked.map((fault) => ({ ...fault, line: jsonLine(json, fault.path) })) : checked;
}

/** As such a file: one line a day, holidays in order. */
export function hoursFileText({ week, holidays }: WorkingHours): string {
  const days = Object.entries(week).map(([day, intervals]) => `    "${day}": ${JSON.stringify(intervals)}`);
  const dates = [...new Set(holidays)].sort().map((date) => `    ${JSON.stringify(date)}`);
  const list = (lines: readonly string[], open: string, close: string) =>
    lines.length === 0 ? open + close : `${open}\n${lines.join(',\n')}\n  ${close}`;
  return `{\n  "week": ${list(days, '{', '}')},\n  "holidays": ${list(dates, '[', ']')}\n}\n`;
}

/** The line, from 1, on which the value at `path` begins, in a text that is JSON. */
export function jsonLine(text: string, path: readonly (string | number)[]): number {
  return lineAt(text, offsetOf(text, path) ?? 0);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function offsetOf(text: string, path: readonly (string | number)[]): number | null {
  let at = 0;
  const space = (): void => {
    while (/\s/.test(text[at] ?? '')) at++;
  };
  const string = (): string => {
    const from = at++;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    return JSON.parse(text.slice(from, ++at));
  };
  /** Steps over one member list. @returns where the value that `rest` names begins; of equal keys the last counts. */
  const members = (end: string, rest: readonly (string | number)[] | null, keyed: boolean): number | null => {
    let found: number | null = null;
    at++;
    space();
    for (let n = 0; text[at] !== end; n++) {
      const key = keyed ? string() : n;
      space();
      if (keyed) at++;
      found = value(rest?.[0] === key ? rest.slice(1) : null) ?? found;
      space();
      if (text[at] === ',') at++;
      space();
    }
    at++;
    return found;
  };
  const value = (rest: readonly (string | number)[] | null): number | null => {
    space();
    const own = rest?.length === 0 ? at : null;
    const first = text[at];
    if (first === '{') return members('}', rest, true) ?? own;
    if (first === '[') return members(']', rest, false) ?? own;
    if (first === '"') string();
    else while (/[^\s,\]}]/.test(text[at] ?? ' ')) at++;
    return own;
  };
  return value(path);
}
