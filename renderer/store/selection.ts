// Which agents are chosen, which row the keyboard stands on, and from where a range is drawn. Pure steps on one value.

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** Row of the keyboard's focus: an agent, or the head of a table as `head:online`; null before the first key. */
  readonly active: string | null;
  readonly anchor: string | null;
}

export const NOTHING: Selection = { chosen: new Set(), active: null, anchor: null };
const HEAD = 'head:';
/** The line of all sums, below the last row: no table's head, and nobody to choose, as heads are. */
export const TOTALS_ITEM = `${HEAD}totals`;

export function headItem(status: string): string {
  return `${HEAD}${status}`;
}

export function isHead(item: string): boolean {
  return item.startsWith(HEAD);
}

export function chooseOnly(agent: string): Selection {
  return { chosen: new Set([agent]), active: agent, anchor: agent };
}

export function toggle(selection: Selection, agent: string): Selection {
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(agent)) chosen.add(agent);
  return { chosen, active: agent, anchor: agent };
}

/** Chooses everything between the anchor and `agent`, in the order of the screen. */
export function extend(selection: Selection, agent: string, shown: readonly string[]): Selection {
  const from = shown.indexOf(selection.anchor ?? agent);
  const to = shown.indexOf(agent);
  if (from < 0 || to < 0) return chooseOnly(agent);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1).filter((item) => !isHead(item));
  return { chosen: new Set(range), active: agent, anchor: selection.anchor ?? agent };
}

/** All of `agents` in, or, where all are in already, all out. */
export function toggleAll(selection: Selection, agents: readonly string[]): Selection {
  const chosen = new Set(selection.chosen);
  const full = agents.every((agent) => chosen.has(agent));
  for (const agent of agents) {
    if (full) chosen.delete(agent);
    else chosen.add(agent);
  }
  return { ...selection, chosen };
}

/** Nobody who is not shown stays chosen: a change must never reach somebody out of sight. */
export function prune(selection: Selection, shown: (agent: string) => boolean): Selection {
  const kept = [...selection.chosen].filter(shown);
  if (kept.length === selection.chosen.size) return selection;
  return { ...selection, chosen: new Set(kept) };
}

/** Moves the keyboard's row by `step` rows among the items shown. */
export function move(selection: Selection, items: readonly string[], step: number): string | null {
  if (items.length === 0) return null;
  const at = selection.active === null ? -1 : items.indexOf(selection.active);
  if (at < 0) return (step > 0 ? items[0] : items.at(-1)) ?? null;
  return items[Math.max(0, Math.min(items.length - 1, at + step))] ?? null;
}
