// How a figure is named by a path in its report's JSON: `totals.active`, `rows[key=g-1].inactivity.message_sent`,
// `intervals[40].received`, `agents#`. Pure.

/** A key, a place in a list, the entry whose key has a value (a `]` in it stands twice), or a list's length. */
export type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'where'; readonly key: string; readonly value: string }
  | { readonly kind: 'count' };

const STEP = /\.?([^.[\]#]+)|\[(\d+)\]|\[([^=\]]+)=((?:[^\]]|\]\])*)\]|(#)$/y;

/** `rows`, `key`, `g-1`, `feedback_count` -> `rows[key=g-1].feedback_count`. */
export function entryOf(list: string, key: string, value: string | null, figure: string): string {
  return `${list}[${key}=${value === null ? 'null' : value.replaceAll(']', ']]')}].${figure}`;
}

/** @returns the steps, each with the path before it; or the place of the first character that cannot be read, from 0. */
export function stepsOf(path: string): readonly { readonly step: Step; readonly until: string }[] | number {
  const steps: { step: Step; until: string }[] = [];
  for (let at = 0; at < path.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const found = STEP.exec(path);
    if (found === null) return at;
    const [, key, place, where, value] = found;
    const until = path.slice(0, at);
    if (key !== undefined) steps.push({ step: { kind: 'key', key }, until });
    else if (place !== undefined) steps.push({ step: { kind: 'place', place: Number(place) }, until });
    else if (where !== undefined) {
      steps.push({ step: { kind: 'where', key: where, value: (value ?? '').replaceAll(']]', ']') }, until });
    } else steps.push({ step: { kind: 'count' }, until });
  }
  return steps;
}

/** What stands at `path`; undefined: nothing does. */
export function valueAt(report: unknown, path: string): unknown {
  const steps = stepsOf(path);
  if (typeof steps === 'number') return undefined;
  return steps.reduce<unknown>((value, { step }) => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (step.kind === 'key') return Object.hasOwn(value, step.key) ? Reflect.get(value, step.key) : undefined;
    if (!Array.isArray(value)) return undefined;
    if (step.kind === 'count') return value.length;
    if (step.kind === 'place') return value[step.place];
    const [found] = placesWhere(value, step.key, step.value);
    return found === undefined ? undefined : value[found];
  }, report);
}

/** The places of the entries whose `key` has this value. `null` is null; a text that reads so only where no entry has null. */
export function placesWhere(list: readonly unknown[], key: string, value: string): readonly number[] {
  const at = (wanted: (own: unknown) => boolean): number[] =>
    [...list.keys()].filter((i) => {
      const entry = list[i];
      return (
        typeof entry === 'object' && entry !== null && Object.hasOwn(entry, key) && wanted(Reflect.get(entry, key))
      );
    });
  const nulls = value === 'null' ? at((own) => own === null) : [];
  return nulls.length > 0 ? nulls : at((own) => own !== null && String(own) === value);
}
