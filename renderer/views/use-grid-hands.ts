// The grid under the hands: clicks, the context menu and keys become selection, folding, panels and dialogs.

import { type KeyboardEvent, type MouseEvent, useCallback } from 'react';
import {
  AGENT_CELLS,
  agentFigure,
  type CellKey,
  HEAD_CELLS,
  SUM_CELLS,
  stepCell,
  sumFigure,
} from '../store/grid-cells.ts';
import {
  chooseOnly,
  extend,
  headItem,
  isHead,
  move,
  type Selection,
  TOTALS_ITEM,
  toggle,
  toggleAll,
} from '../store/selection.ts';
import type { Session } from '../store/session.ts';
import { type GridLayout, statusOf } from './grid-layout.ts';

const PAGE_ROWS = 12;

export interface GridHands {
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onDoubleClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** @param reveal scrolls an item into sight. @param placeOf where an item is drawn, for a menu by keyboard. */
export function useGridHands(
  session: Session,
  layout: GridLayout,
  reveal: (item: string) => void,
  placeOf: (item: string) => { x: number; y: number },
): GridHands {
  const select = useCallback((next: Selection) => session.selection.setState(next, true), [session]);
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const target = event.target as HTMLElement;
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (plain && explainAt(target, session, layout)) return;
    const head = target.closest<HTMLElement>('[data-head]')?.dataset.head;
    if (head !== undefined) {
      if (target.closest('[data-choose-all]') === null) fold(session, head);
      else select(toggleAll(session.selection.getState(), agentsOf(layout, head)));
      return;
    }
    const agent = agentAt(target);
    if (agent === null) return;
    const selection = session.selection.getState();
    if (target.closest('[data-open]') !== null) session.navigation.go({ agent });
    else if (event.shiftKey) select(extend(selection, agent, layout.items));
    else if (event.ctrlKey || event.metaKey || target.closest('[data-choose]') !== null) {
      select(toggle(selection, agent));
    } else select(chooseOnly(agent));
  };
  const onDoubleClick = (event: MouseEvent<HTMLElement>): void => {
    const target = event.target as HTMLElement;
    const agent = agentAt(target);
    if (agent !== null && target.closest('[data-choose], [data-cell]') === null) session.navigation.go({ agent });
  };
  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    const agent = agentAt(event.target as HTMLElement);
    if (agent === null) return;
    event.preventDefault();
    if (!session.selection.getState().chosen.has(agent)) select(chooseOnly(agent));
    session.open({ kind: 'menu', seen: session.seenNow(), x: event.clientX, y: event.clientY });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    const done = pressed(event, session, layout, placeOf);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
    session.cockpit.order.hand();
    const { active } = session.selection.getState();
    if (active !== null) reveal(active);
  };
  return { onClick, onDoubleClick, onContextMenu, onKeyDown };
}

function agentAt(target: HTMLElement): string | null {
  return target.closest<HTMLElement>('[data-agent]')?.dataset.agent ?? null;
}

/** A click on a number explains it; beside it, it is the row's. @returns whether it was on one. */
function explainAt(target: HTMLElement, session: Session, layout: GridLayout): boolean {
  const cell = target.closest<HTMLElement>('[data-cell]')?.dataset.cell as CellKey | undefined;
  if (cell === undefined) return false;
  const head = target.closest<HTMLElement>('[data-head]')?.dataset.head;
  const item = agentAt(target) ?? (head === undefined ? TOTALS_ITEM : headItem(head));
  return explainItem(item, cell, session, layout);
}

function explainItem(item: string, cell: CellKey, session: Session, layout: GridLayout): boolean {
  const route = session.navigation.state.getState();
  const searching = !session.cockpit.state.getState().search.empty;
  const { status } = layout.blocks.find(({ section }) => headItem(section.status) === item)?.section ?? {
    status: null,
  };
  const summed = layout.blocks.flatMap(({ section }) =>
    status === null || section.status === status ? section.agents : [],
  );
  const explain = isHead(item)
    ? sumFigure(route, status, cell, searching ? summed : null)
    : cell === 'count'
      ? null
      : agentFigure(item, cell);
  if (explain === null) return false;
  session.navigation.go({ explain, conversation: null });
  return true;
}

function agentsOf(layout: GridLayout, status: string): readonly string[] {
  return layout.blocks.find((block) => block.section.status === status)?.section.agents ?? [];
}

function fold(session: Session, status: string): void {
  const { folded } = session.settings.getState();
  session.choose({
    folded: folded.includes(status) ? folded.filter((other) => other !== status) : [...folded, status],
  });
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_ROWS,
  PageUp: -PAGE_ROWS,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** @returns whether the key meant something here. */
function pressed(
  event: KeyboardEvent,
  session: Session,
  layout: GridLayout,
  placeOf: (item: string) => { x: number; y: number },
): boolean {
  const selection = session.selection.getState();
  const select = (next: Selection): true => {
    session.selection.setState(next, true);
    return true;
  };
  const step = STEPS[event.key];
  if (step !== undefined) return walk(step, event.shiftKey, selection, layout, select);
  const { active } = selection;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === 'a') {
    const status = active === null ? null : statusOf(active, layout);
    const agents = status === null ? layout.items.filter((item) => !isHead(item)) : agentsOf(layout, status);
    return select({ ...selection, chosen: new Set([...selection.chosen, ...agents]) });
  }
  if (event.key === 'Escape' && session.cell.getState() !== null) return onCell(null, session);
  if (event.key === 'Escape' && selection.chosen.size > 0) return select({ ...selection, chosen: new Set() });
  if (active === null || command || event.altKey) return false;
  if (cellPressed(event.key, active, session, layout)) return true;
  return isHead(active)
    ? onHead(event.key, active, session, layout, select)
    : onAgent(event, active, session, select, placeOf);
}

function onCell(cell: CellKey | null, session: Session): true {
  session.cell.setState(cell, true);
  return true;
}

/** Arrows step through the figures of a row; Enter explains the one stood on, `E` that one or the first response. */
function cellPressed(key: string, item: string, session: Session, layout: GridLayout): boolean {
  const cells: readonly CellKey[] = !isHead(item) ? AGENT_CELLS : item === TOTALS_ITEM ? SUM_CELLS : HEAD_CELLS;
  const known = session.cell.getState();
  const cell = known === null || cells.includes(known) ? known : null;
  const folded = layout.blocks.some(({ section, folded: is }) => is && headItem(section.status) === item);
  if (key === 'ArrowRight' && !folded) return onCell(stepCell(cells, cell, 1), session);
  if (key === 'ArrowLeft' && cell !== null) return onCell(stepCell(cells, cell, -1), session);
  if (key === 'e' || key === 'E') return explainItem(item, cell ?? 'first_response', session, layout);
  return key === 'Enter' && cell !== null && explainItem(item, cell, session, layout);
}

function walk(
  step: number,
  extending: boolean,
  selection: Selection,
  layout: GridLayout,
  select: (next: Selection) => true,
): boolean {
  // Below the last row stand the sums; only single steps lead there, and no range.
  const beyond = !extending && Number.isFinite(step) ? [...layout.items, TOTALS_ITEM] : layout.items;
  if (selection.active === TOTALS_ITEM && step === Number.POSITIVE_INFINITY) return true;
  const item = move(selection, beyond, step);
  if (item === null) return false;
  if (!extending || selection.active === null) return select({ ...selection, active: item, anchor: item });
  const anchor = selection.anchor ?? selection.active;
  const next = extend({ ...selection, anchor }, item, layout.items);
  return select({ ...next, anchor, active: item });
}

function onHead(
  key: string,
  item: string,
  session: Session,
  layout: GridLayout,
  select: (next: Selection) => true,
): boolean {
  const block = layout.blocks.find(({ section }) => headItem(section.status) === item);
  if (block === undefined) return false;
  const { status, agents } = block.section;
  const turns = key === 'Enter' || (key === 'ArrowLeft' && !block.folded) || (key === 'ArrowRight' && block.folded);
  if (turns) {
    fold(session, status);
    return true;
  }
  return key === ' ' && select(toggleAll(session.selection.getState(), agents));
}

function onAgent(
  event: KeyboardEvent,
  agent: string,
  session: Session,
  select: (next: Selection) => true,
  placeOf: (item: string) => { x: number; y: number },
): boolean {
  if (event.key === ' ') return select(toggle(session.selection.getState(), agent));
  if (event.key === 'Enter') {
    session.navigation.go({ agent });
    return true;
  }
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    session.open({ kind: 'menu', seen: session.seenNow(), ...placeOf(agent) });
    return true;
  }
  return false;
}
