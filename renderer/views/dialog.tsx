// A modal dialog on the browser's own <dialog>: focus stays inside, Esc closes, focus goes back to where it was.

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from './context.ts';
import { Icon } from './icons.tsx';
import { useReturnedFocus } from './use-returned-focus.ts';

export interface DialogProps {
  readonly title: string;
  readonly testId: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}

export function Dialog({ title, testId, onClose, children, className }: DialogProps) {
  const { t } = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useReturnedFocus(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // The browser would begin at the cross; a dialog names the place where its user begins.
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
  });
  useLayoutEffect(() => {
    const dialog = ref.current;
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes by the dialog itself; the click is the backdrop's
    <dialog
      ref={ref}
      className={`dialog ${className ?? ''}`}
      aria-labelledby={titleId}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div className="dialog-body">
        <header className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="ghost square" aria-label={t('action.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
