// The grid under the hands: clicks, the context menu and keys become selection, folding, panels and dialogs.

import { type KeyboardEvent, type MouseEvent, useCallback } from 'react';
import { chooseOnly, extend, headItem, isHead, move, type Selection, toggle, toggleAll } from '../store/selection.ts';
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
    if (agent !== null && target.closest('[data-choose]') === null) session.navigation.go({ agent });
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
  if (event.key === 'Escape' && selection.chosen.size > 0) return select({ ...selection, chosen: new Set() });
  if (active === null || command || event.altKey) return false;
  return isHead(active)
    ? onHead(event.key, active, session, layout, select)
    : onAgent(event, active, session, select, placeOf);
}

function walk(
  step: number,
  extending: boolean,
  selection: Selection,
  layout: GridLayout,
  select: (next: Selection) => true,
): boolean {
  const item = move(selection, layout.items, step);
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
