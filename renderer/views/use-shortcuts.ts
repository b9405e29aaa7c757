// The keys that work wherever the focus is, except in a text field.

import { useEffect } from 'react';
import type { Session } from '../store/session.ts';
import { GRID_ID } from './agents-grid.tsx';
import { refusedChange } from './change-status.ts';
import { REPORT_TABLE_ID } from './reports/table-id.ts';
import { rewindKey } from './rewind-keys.ts';
import { SEARCH_ID } from './top-bar.tsx';

export function useShortcuts(session: Session): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (pressed(event, session)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session]);
}

/** @returns whether the key was one of ours. */
function pressed(event: KeyboardEvent, session: Session): boolean {
  const wall = session.navigation.state.getState().page === 'wall';
  if (event.key === 'F11') {
    if (wall) session.wall.leave();
    else session.wall.enter();
    return true;
  }
  if (wall) {
    if (event.key === 'Escape') session.wall.leave();
    return event.key === 'Escape';
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    if (session.overlay.getState().kind === 'palette') session.closeOverlay();
    else session.open({ kind: 'palette' });
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (session.overlay.getState().kind !== 'none' || isTyping(event.target)) return false;
  return plainKey(event.key, session) || rewindKey(event, session);
}

function plainKey(key: string, session: Session): boolean {
  switch (key) {
    case '/':
      return focus(SEARCH_ID);
    case 'g':
    case 'G':
      return focus(GRID_ID) || focus(REPORT_TABLE_ID);
    case '?':
      session.open({ kind: 'shortcuts' });
      return true;
    case 's':
    case 'S': {
      const { page, agent } = session.navigation.state.getState();
      const seen = agent === null ? session.seenNow() : session.seen([agent]);
      if (page !== 'cockpit' || seen.size === 0 || refusedChange(session)) return false;
      session.open({ kind: 'status', seen, preset: null });
      return true;
    }
    case 'Escape': {
      const { page, agent, explain, conversation } = session.navigation.state.getState();
      // One at a time, the one on top first.
      if (conversation !== null) session.navigation.go({ conversation: null });
      else if (explain !== null) session.navigation.go({ explain: null });
      else if (agent !== null && page !== 'agent') session.navigation.go({ agent: null });
      else return false;
      return true;
    }
    default:
      return false;
  }
}

function focus(id: string): boolean {
  const element = document.getElementById(id);
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
  return element !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) &&
    !(target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type))
  );
}
