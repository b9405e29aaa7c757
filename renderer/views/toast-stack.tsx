// The outcomes of acts, in the corner, with the way back; and the one quiet live region that speaks them.

import { useEffect, useState } from 'react';
import { outcomeOf, undoesAny, undoOf } from '../store/commands.ts';
import type { Toast, ToastContent } from '../store/toasts.ts';
import { GRID_ID } from './agents-grid.tsx';
import { useSession, useStore, useValue, useWords } from './context.ts';
import { useFreshness } from './freshness-pill.tsx';
import { Icon, type IconName } from './icons.tsx';
import { outcomeWords } from './outcome-words.ts';
import { refusalWords } from './refusal-words.ts';

export function ToastStack() {
  const session = useSession();
  const { t } = useWords();
  const toasts = useValue(session.toasts.state);
  return (
    <section
      className="toasts"
      aria-label={t('toast.label')}
      onPointerEnter={() => session.toasts.hold(true)}
      onPointerLeave={() => session.toasts.hold(false)}
      onFocus={() => session.toasts.hold(true)}
      onBlur={() => session.toasts.hold(false)}
    >
      {toasts.map((toast) =>
        toast.content.kind === 'commands' ? (
          <CommandsToast key={toast.id} toast={toast} content={toast.content} />
        ) : (
          <ErrorToast key={toast.id} toast={toast} content={toast.content} />
        ),
      )}
    </section>
  );
}

interface ToastProps<K extends ToastContent['kind']> {
  readonly toast: Toast;
  readonly content: ToastContent & { readonly kind: K };
}

function CommandsToast({ toast, content }: ToastProps<'commands'>) {
  const session = useSession();
  const { t, formats } = useWords();
  const commands = useValue(session.desk.commands);
  const outcome = outcomeOf(content.ids, commands);
  const any = commands.byId.get(content.ids[0] ?? '');
  const words = outcomeWords(outcome, any, content.skipped, t, formats.list);
  const undoable = undoOf(content.ids, content.undo, commands);
  const offered = useStore(session.cockpit.state, ({ entries }) =>
    undoesAny(undoable, (agent) => entries.get(agent)?.row.status),
  );
  const open = outcome.open > 0;
  const state = outcome.failed.length > 0 ? 'failed' : open ? 'open' : 'done';
  const icon: IconName = state === 'failed' ? 'warning' : state === 'open' ? 'clock' : 'check';
  return (
    <Frame toast={toast} state={state} icon={icon} words={words} spoken={!open || outcome.open === outcome.waiting}>
      {offered && (content.undo || outcome.waiting > 0) && (
        <button
          type="button"
          className="button small"
          data-testid="undo"
          onClick={() => {
            session.toasts.dismiss(toast.id);
            void session.desk.undo(undoable.map((record) => record.id));
            document.getElementById(GRID_ID)?.focus({ preventScroll: true });
          }}
        >
          <Icon name="undo" />
          {t(outcome.waiting > 0 && outcome.confirmed.length === 0 ? 'action.take_back' : 'action.undo')}
        </button>
      )}
    </Frame>
  );
}

function ErrorToast({ toast, content }: ToastProps<'error'>) {
  const words = refusalWords(content, ['error'], useWords());
  return <Frame toast={toast} state="failed" icon="warning" words={words} spoken />;
}

interface FrameProps {
  readonly toast: Toast;
  readonly state: 'open' | 'done' | 'failed';
  readonly icon: IconName;
  readonly words: string;
  /** Whether the words are final and worth being read out. */
  readonly spoken: boolean;
  readonly children?: React.ReactNode;
}

function Frame({ toast, state, icon, words, spoken, children }: FrameProps) {
  const session = useSession();
  const { t } = useWords();
  useEffect(() => {
    if (spoken) announce(words);
  }, [spoken, words]);
  return (
    <div className={`toast toast-${state}`} data-testid="toast" data-state={state}>
      <Icon name={icon} />
      <p>{words}</p>
      {children}
      <button
        type="button"
        className="ghost square"
        aria-label={t('action.close')}
        onClick={() => session.toasts.dismiss(toast.id)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

const ANNOUNCED = 'kokpit:announce';

function announce(words: string): void {
  window.dispatchEvent(new CustomEvent(ANNOUNCED, { detail: words }));
}

/** Outcomes and changes of the source's state; never what merely ticks. */
export function Announcer() {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const fresh = useFreshness().state;
  useEffect(() => {
    const hear = (event: Event): void => setWords(String((event as CustomEvent).detail));
    window.addEventListener(ANNOUNCED, hear);
    return () => window.removeEventListener(ANNOUNCED, hear);
  }, []);
  return (
    <div className="sr" data-testid="announcer">
      <p aria-live="polite">{words}</p>
      <p aria-live="polite">{fresh === 'connecting' ? '' : t(`freshness.${fresh}.hint`)}</p>
    </div>
  );
}
