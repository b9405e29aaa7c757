// A number that can be opened: a click, or Enter on it, shows what made it. Quiet until it is hovered or focused.
//
// Wrap the number as it is drawn, and name the figure by its path in the report's JSON (docs/explain.md):
//
//   <Explained path="totals.satisfaction_avg" label={t('quality.rating')}>…</Explained>
//   <Explained path={entryOf('rows', 'key', row.key, 'feedback_count')} label={`${t('quality.feedback')}, ${name}`}>…</Explained>
//
// Without `ask` the figure is one of the page's own report, as the page asks for it (store/explain-ask.ts). A number of
// another report, or of other filters than the page's, says which: `ask={{ report: 'quality', by: 'agent', from, to, agent: [id] }}`.
// In a table that is walked with arrows give `stop={false}`: its numbers are then no stops of the Tab key, and the table opens
// the one that the keyboard stands on (`explainIn`). ReportTable does all of it for columns that have `explain`.

import { type MouseEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { ExplainAsk } from '../../shared/contract/explain.ts';
import { useSession, useWords } from './context.ts';

export interface ExplainedProps {
  readonly path: string;
  /** The figure and whose it is, for the ear: "First response, Ana Lima". The number itself is read behind it. */
  readonly label: string;
  readonly ask?: ExplainAsk['ask'] | undefined;
  /** The moment that the number is of, ms since 1970, where that is not the page's: an agent's past day. */
  readonly at?: number | undefined;
  /** Whether the Tab key stops here. */
  readonly stop?: boolean | undefined;
  readonly children: ReactNode;
}

export function Explained({ path, label, ask, at, stop = true, children }: ExplainedProps) {
  const session = useSession();
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const name = (): void => {
    const element = button.current;
    element?.setAttribute('aria-label', t('explain.open', { figure: label, value: spoken(element) }));
  };
  useLayoutEffect(name);
  return (
    <button
      ref={button}
      type="button"
      className="explained"
      tabIndex={stop ? undefined : -1}
      data-explain={path}
      // A ticking number is read as it stands.
      onFocus={name}
      onClick={(event: MouseEvent) => {
        event.stopPropagation();
        session.navigation.go({ explain: { figure: path, ask: ask ?? null, at: at ?? null }, conversation: null });
      }}
    >
      {children}
    </button>
  );
}

/** Opens the number in a cell, where it has one. @returns whether it has. */
export function explainIn(cell: Element | null | undefined): boolean {
  const found = cell?.querySelector<HTMLElement>('[data-explain]') ?? null;
  found?.click();
  return found !== null;
}

/** The number as a voice reads it: a dash by its reason. */
function spoken(element: HTMLElement): string {
  const none = element.querySelector('.none');
  return (none?.getAttribute('aria-label') ?? element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
