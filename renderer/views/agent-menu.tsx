// The context menu of the agents chosen: arrows and first letters move, Enter does, Esc and a click outside close.

import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { planStatus } from '../store/commands.ts';
import type { Seen } from '../store/overlay.ts';
import { agentPage } from '../store/route.ts';
import { requestStatus, useNoChanges, useOffered } from './change-status.ts';
import { useSession, useStore, useWords } from './context.ts';
import { Icon, StatusMark } from './icons.tsx';
import { useOutside } from './use-outside.ts';
import { useReturnedFocus } from './use-returned-focus.ts';

const EDGE_PX = 8;

export interface AgentMenuProps {
  readonly seen: Seen;
  readonly x: number;
  readonly y: number;
}

export function AgentMenu({ seen, x, y }: AgentMenuProps) {
  const session = useSession();
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const close = useCallback(() => session.closeOverlay(), [session]);
  const first = [...seen.keys()][0] ?? '';
  const name = useStore(session.cockpit.state, (state) => state.entries.get(first)?.row.name ?? first);
  useOutside(box, true, close);
  usePlace(box, x, y);
  useHeldOrder(box);
  const refused = useNoChanges();
  const statuses = useOffered();
  const none = refused !== null || [...seen.values()].every((status) => status === 'offline');
  const act = (run: () => void): void => {
    close();
    run();
  };
  return (
    <div
      ref={box}
      className="menu"
      role="menu"
      tabIndex={-1}
      aria-label={t('menu.label')}
      data-testid="agent-menu"
      onKeyDown={(event) => walkMenu(event, box.current, close)}
      onContextMenu={(event) => event.preventDefault()}
    >
      <div className="menu-title">{seen.size === 1 ? name : t('change.agents', { n: seen.size })}</div>
      {none && (
        <p className="menu-note" data-testid="menu-refused">
          {refused === null ? t('change.all_offline', { n: seen.size }) : t(`change.${refused}`)}
        </p>
      )}
      {statuses.map((status) => (
        <MenuItem
          key={status}
          testId={`menu-${status}`}
          disabled={refused !== null || planStatus(seen, status).send.length === 0}
          onChoose={() => act(() => requestStatus(session, seen, status))}
        >
          <StatusMark status={status} />
          <span>{t('menu.set', { status: t(`status.${status}`) })}</span>
          {refused !== 'not_live' && seen.size === 1 && seen.get(first) === status && (
            <span className="menu-hint">{t('menu.now')}</span>
          )}
        </MenuItem>
      ))}
      <hr className="menu-line" />
      <MenuItem
        testId="menu-reason"
        disabled={none}
        onChoose={() => act(() => session.open({ kind: 'status', seen, preset: null }))}
      >
        <Icon name="keyboard" />
        <span>{t('change.with_reason')}</span>
        <kbd>S</kbd>
      </MenuItem>
      {seen.size === 1 && (
        <MenuItem
          testId="menu-open"
          disabled={false}
          onChoose={() => act(() => session.navigation.go({ agent: first }))}
        >
          <Icon name="info" />
          <span>{t('menu.open')}</span>
          <kbd>↵</kbd>
        </MenuItem>
      )}
      {seen.size === 1 && (
        <MenuItem
          testId="menu-page"
          disabled={false}
          onChoose={() => act(() => session.navigation.go(agentPage(first, session.pastDay)))}
        >
          <Icon name="day" />
          <span>{t('agent.whole_day')}</span>
        </MenuItem>
      )}
    </div>
  );
}

interface MenuItemProps {
  readonly testId: string;
  readonly disabled: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

/** A disabled item stays reachable, so that it can be read; it does nothing. */
function MenuItem({ testId, disabled, onChoose, children }: MenuItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className="menu-item"
      aria-disabled={disabled}
      data-testid={testId}
      onClick={() => {
        if (!disabled) onChoose();
      }}
    >
      {children}
    </button>
  );
}

function usePlace(box: React.RefObject<HTMLDivElement | null>, x: number, y: number): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(EDGE_PX, Math.min(x, window.innerWidth - width - EDGE_PX))}px`;
    element.style.top = `${Math.max(EDGE_PX, Math.min(y, window.innerHeight - height - EDGE_PX))}px`;
  }, [box, x, y]);
}

/** The first item that does something has the focus, and the rows keep still. */
function useHeldOrder(box: React.RefObject<HTMLDivElement | null>): void {
  const session = useSession();
  useReturnedFocus(() => {
    const items = itemsOf(box.current);
    (items.find((item) => item.ariaDisabled !== 'true') ?? items[0])?.focus();
  });
  useEffect(() => session.cockpit.order.hold(), [session]);
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

function walkMenu(event: KeyboardEvent, menu: HTMLElement | null, close: () => void): void {
  const items = itemsOf(menu);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const target = (): HTMLElement | undefined => {
    if (event.key === 'ArrowDown') return items[(at + 1) % items.length];
    if (event.key === 'ArrowUp') return items[(at - 1 + items.length) % items.length];
    if (event.key === 'Home') return items[0];
    if (event.key === 'End') return items.at(-1);
    if (event.key.length !== 1 || event.key === ' ') return undefined;
    const letter = event.key.toLocaleLowerCase();
    const starts = (item: HTMLElement): boolean =>
      item.textContent?.trim().toLocaleLowerCase().startsWith(letter) ?? false;
    return [...items.slice(at + 1), ...items.slice(0, at + 1)].find(starts);
  };
  if (event.key === 'Tab') {
    event.preventDefault();
    close();
    return;
  }
  const next = target();
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
