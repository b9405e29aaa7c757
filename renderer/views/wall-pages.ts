// What the wall shows in turn: every table cut into pages that fit the screen. Pure.

import type { AgentStatus } from '../../shared/contract/views.ts';
import type { Section } from '../store/sections.ts';

export interface WallPage {
  readonly status: AgentStatus;
  readonly agents: readonly string[];
  /** Which page of its table, from 1. */
  readonly part: number;
  readonly parts: number;
}

/** Those who are at work first; offline people last. Tables of nobody are left out. */
const TURN: readonly AgentStatus[] = ['online', 'break', 'invisible', 'offline'];

export function wallPages(sections: readonly Section[], perPage: number): readonly WallPage[] {
  return TURN.flatMap((status) => {
    const agents = sections.find((section) => section.status === status)?.agents ?? [];
    const parts = Math.ceil(agents.length / perPage);
    // Pages of equal length: none with a lonely name on it.
    const each = Math.ceil(agents.length / Math.max(1, parts));
    return Array.from({ length: parts }, (_, part) => ({
      status,
      agents: agents.slice(part * each, (part + 1) * each),
      part: part + 1,
      parts,
    }));
  });
}

export interface WallGrid {
  readonly rows: number;
  readonly columns: number;
}

/** How many agents fit: rows of a fixed share of the height, columns by the screen's shape. */
export function wallGrid(width: number, height: number): WallGrid {
  return { rows: 9, columns: width / height > 1.5 ? 3 : width / height > 1 ? 2 : 1 };
}

/** How large names are set. */
export type WallSize = 'few' | 'some' | 'many';
/** Fewer rows than this are not drawn farther apart. */
const ROWS_LEAST = 5;

/** Few names are set larger, and more fill the height: as many rows and columns as this many agents need. */
export function gridFor(agents: number, most: WallGrid): WallGrid & { readonly size: WallSize } {
  if (agents <= 4) return { rows: 4, columns: 1, size: 'few' };
  if (agents <= 8 && most.columns >= 2) return { rows: 4, columns: 2, size: 'few' };
  if (agents <= 12 && most.columns >= 2) return { rows: 6, columns: 2, size: 'some' };
  const rows = Math.min(most.rows, Math.max(ROWS_LEAST, Math.ceil(agents / most.columns)));
  return { rows, columns: most.columns, size: 'many' };
}

/** First names stay whole, the last name becomes a letter where the whole is too long to be read from afar. */
export function shortName(name: string, most: number): string {
  if (name.length <= most) return name;
  const words = name.split(' ');
  const last = words.at(-1);
  if (words.length < 2 || last === undefined) return name;
  return `${words.slice(0, -1).join(' ')} ${last.charAt(0)}.`;
}
