// How a figure is named by a path in its report's JSON: one entry of a list by what it is. Pure.

/** `rows`, `key`, `g-1`, `feedback_count` -> `rows[key=g-1].feedback_count`; a bracket within the value stands twice. */
export function entryOf(list: string, key: string, value: string | null, figure: string): string {
  return `${list}[${key}=${value === null ? 'null' : value.replaceAll(']', ']]')}].${figure}`;
}
