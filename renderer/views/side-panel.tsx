// A panel that slides over the page from the right: Esc closes it, focus goes in and back to where it was, the page
// behind keeps its place. What is not there yet has its shape after a moment, and a fault its words.

import { type ReactNode, useRef } from 'react';
import type { Refused } from '../store/refused.ts';
import { useWords } from './context.ts';
import { Icon } from './icons.tsx';
import { refusalWords } from './refusal-words.ts';
import { useReturnedFocus } from './use-returned-focus.ts';
import { useWaited } from './use-waited.ts';

const SKELETON_MS = 150;
const WORDS_MS = 1_000;
const BONES = 8;

export interface SidePanelProps {
  readonly title: ReactNode;
  /** What it is called where it is not seen. */
  readonly label: string;
  readonly testId: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function SidePanel({ title, label, testId, className, onClose, children }: SidePanelProps) {
  const { t } = useWords();
  const panel = useRef<HTMLElement>(null);
  useReturnedFocus(() => panel.current?.focus({ preventScroll: true }));
  return (
    <aside
      ref={panel}
      className={`panel ${className}`}
      tabIndex={-1}
      aria-label={label}
      data-testid={testId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="panel-head">
        <h2>{title}</h2>
        <button type="button" className="ghost square" aria-label={t('action.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  );
}

export interface PanelAgeProps {
  /** ISO: the moment that the answer is of. */
  readonly at: string;
  readonly asking: boolean;
  readonly onAgain: () => void;
  /** What has changed since. */
  readonly children?: ReactNode;
}

/** The moment that what is shown is of, and a newer one to ask for. */
export function PanelAge({ at, asking, onAgain, children }: PanelAgeProps) {
  const { t, formats } = useWords();
  return (
    <div className="panel-age" data-testid="panel-age">
      <span className="num" title={formats.dateTime(Date.parse(at))}>
        {t('report.as_of', { time: formats.timeSeconds(Date.parse(at)) })}
      </span>
      {children}
      <button type="button" className="button small" disabled={asking} data-testid="panel-again" onClick={onAgain}>
        <Icon name="again" />
        {t('explain.again')}
      </button>
    </div>
  );
}

/** Why there is no answer, or no newer one; and a way on. */
export function PanelFault({ refusal, onAgain }: { readonly refusal: Refused; readonly onAgain: () => void }) {
  const words = useWords();
  const { t } = words;
  return (
    <div className="panel-fault" role="alert" data-testid="panel-fault" data-code={refusal.code}>
      <h3>{t('explain.fault')}</h3>
      <p>{refusalWords(refusal, ['explain.fault', 'refused', 'error'], words)}</p>
      <button type="button" className="button small" onClick={onAgain}>
        {t('refused.again')}
      </button>
    </div>
  );
}

/** @param children what else is said while it lasts. */
export function PanelSkeleton({ children }: { readonly children?: ReactNode }) {
  const { t } = useWords();
  const shape = useWaited(SKELETON_MS);
  const words = useWaited(WORDS_MS);
  if (!shape) return null;
  return (
    <div className="panel-skeleton" data-testid="panel-skeleton">
      {words && <p role="status">{t('explain.waiting')}</p>}
      {words && children}
      <div aria-hidden="true">
        <span className="bone bone-tall" />
        {Array.from({ length: BONES }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows without a name
          <span key={row} className="bone" />
        ))}
      </div>
    </div>
  );
}
