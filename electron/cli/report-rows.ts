// Rows of a report for CSV and tables: nested figures beside each other.
import type { Row } from './print.ts';

export function flatRow(row: object): Row {
  const flat: Record<string, string | number | null> = {};
  for (const [key, value] of Object.entries(row)) {
    if (typeof value === 'object' && value !== null) {
      for (const [inner, one] of Object.entries(flatRow(value))) flat[`${key}.${inner}`] = one;
    } else flat[key] = value;
  }
  return flat;
}
