// Where everything in the scroller stands: heights are fixed, so every place is arithmetic. Pure, in px.

import type { AgentStatus } from '../../shared/contract/views.ts';
import type { Section } from '../store/sections.ts';
import { headItem } from '../store/selection.ts';

export interface Heights {
  readonly row: number;
  readonly head: number;
}

export interface Block {
  readonly section: Section;
  readonly folded: boolean;
  /** Top of the head, from the top of the first section. */
  readonly top: number;
  /** Rows, and one line of words where there is none. */
  readonly body: number;
}

export interface GridLayout {
  readonly blocks: readonly Block[];
  readonly height: number;
  /** Heads and agents in the order of the screen: what the keyboard walks through. */
  readonly items: readonly string[];
}

export function layOut(sections: readonly Section[], folded: ReadonlySet<string>, heights: Heights): GridLayout {
  const blocks: Block[] = [];
  const items: string[] = [];
  let top = 0;
  for (const section of sections) {
    const isFolded = folded.has(section.status);
    const lines = isFolded ? 0 : Math.max(1, section.agents.length);
    const body = lines * heights.row;
    blocks.push({ section, folded: isFolded, top, body });
    items.push(headItem(section.status));
    if (!isFolded) for (const agent of section.agents) items.push(agent);
    top += heights.head + body;
  }
  return { blocks, height: top, items };
}

/** First and last row of a block that can be seen, with `spare` rows more at both ends; [from, to). */
export function windowOf(
  block: Block,
  view: { readonly top: number; readonly height: number },
  heights: Heights,
  spare: number,
): { readonly from: number; readonly to: number } {
  if (block.folded) return { from: 0, to: 0 };
  const start = block.top + heights.head;
  const rows = block.section.agents.length;
  const from = Math.floor((view.top - start) / heights.row) - spare;
  const to = Math.ceil((view.top + view.height - start) / heights.row) + spare;
  return { from: clamp(from, 0, rows), to: clamp(to, 0, rows) };
}

/** Whether an item is a block's head, or one of its rows from `from` to `to`. */
export function isIn({ section }: Block, from: number, to: number, item: string | null): boolean {
  return item !== null && (item === headItem(section.status) || section.agents.slice(from, to).includes(item));
}

/** Top of an item (an agent, or a head) from the top of the first section; null where it is not shown. */
export function topOf(item: string, layout: GridLayout, heights: Heights): number | null {
  for (const block of layout.blocks) {
    if (headItem(block.section.status) === item) return block.top;
    if (block.folded) continue;
    const at = block.section.agents.indexOf(item);
    if (at >= 0) return block.top + heights.head + at * heights.row;
  }
  return null;
}

/** The status whose table an item stands in. */
export function statusOf(item: string, layout: GridLayout): AgentStatus | null {
  const block = layout.blocks.find(({ section }) => headItem(section.status) === item || section.agents.includes(item));
  return block?.section.status ?? null;
}

function clamp(n: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, n));
}
