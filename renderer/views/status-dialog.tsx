// The dialogs of a status change: which status and why; and, for offline, what cannot be taken back.

import { type FormEvent, useState } from 'react';
import type { AgentStatus } from '../../shared/contract/views.ts';
import { planStatus } from '../store/commands.ts';
import type { Seen } from '../store/overlay.ts';
import { useOffered } from './change-status.ts';
import { useSession, useStore, useWords } from './context.ts';
import { Dialog } from './dialog.tsx';
import { StatusMark } from './icons.tsx';

const NAMES_SHOWN = 3;
const REASON_MOST = 200;
/** What the dialog begins with: the first of these that changes anybody. Offline only by choice. */
const LIKELY: readonly AgentStatus[] = ['break', 'online', 'invisible'];

/** "Ana Blum", or "Ana, Ben and Cem", or "12 agents". */
function useNames(seen: Seen): string {
  const session = useSession();
  const { t, formats } = useWords();
  return useStore(session.cockpit.state, ({ entries }) => {
    if (seen.size > NAMES_SHOWN) return t('change.agents', { n: seen.size });
    return formats.list([...seen.keys()].map((agent) => entries.get(agent)?.row.name ?? agent));
  });
}

export function StatusDialog({ seen, preset }: { readonly seen: Seen; readonly preset: AgentStatus | null }) {
  const session = useSession();
  const { t } = useWords();
  const names = useNames(seen);
  const statuses = useOffered();
  const first = LIKELY.find((status) => statuses.includes(status) && planStatus(seen, status).send.length > 0) ?? null;
  const [status, setStatus] = useState<AgentStatus | null>(preset ?? first);
  const [reason, setReason] = useState('');
  const offline = [...seen.values()].filter((one) => one === 'offline').length;
  const none = offline === seen.size;
  const plan = status === null ? null : planStatus(seen, status);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (status === null || plan === null || plan.send.length === 0) return;
    const words = reason.trim() === '' ? null : reason.trim();
    if (status === 'offline') session.open({ kind: 'offline', seen, reason: words });
    else {
      session.closeOverlay();
      void session.desk.setStatus(seen, status, words);
    }
  };
  return (
    <Dialog title={t('change.title', { names })} testId="status-dialog" onClose={() => session.closeOverlay()}>
      <form onSubmit={submit}>
        {offline > 0 && (
          <p className="note" data-testid="status-dialog-offline">
            <StatusMark status="offline" />
            {none ? t('change.all_offline', { n: offline }) : t('change.some_offline', { n: offline })}
          </p>
        )}
        <fieldset className="choices" disabled={none}>
          <legend className="sr">{t('change.status')}</legend>
          {statuses.map((one) => (
            <label key={one} className={status === one && !none ? 'choice chosen' : 'choice'}>
              <input
                type="radio"
                name="status"
                className="sr"
                checked={status === one && !none}
                data-first={one === status ? '' : undefined}
                data-testid={`choice-${one}`}
                onChange={() => setStatus(one)}
              />
              <StatusMark status={one} />
              <span>{t(`status.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <label className="labelled">
          <span>{t('change.reason')}</span>
          <input
            className="field"
            type="text"
            maxLength={REASON_MOST}
            value={reason}
            disabled={none}
            placeholder={t('change.reason.example')}
            data-testid="status-reason"
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        {plan !== null && plan.already.length > 0 && !none && (
          <p className="hint">
            {t('change.already', { n: plan.already.length, status: t(`status.${status ?? 'online'}`) })}
          </p>
        )}
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => session.closeOverlay()}>
            {t('action.cancel')}
          </button>
          <button
            type="submit"
            className="button primary"
            disabled={none || plan === null || plan.send.length === 0}
            data-testid="status-submit"
          >
            {t('change.submit', { n: plan?.send.length || seen.size })}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

export function OfflineDialog({ seen, reason }: { readonly seen: Seen; readonly reason: string | null }) {
  const session = useSession();
  const { t } = useWords();
  const names = useNames(seen);
  const n = planStatus(seen, 'offline').send.length;
  return (
    <Dialog title={t('offline.title', { names })} testId="offline-dialog" onClose={() => session.closeOverlay()}>
      <p className="dialog-text">{t('offline.text', { n })}</p>
      <footer className="dialog-foot">
        {/* The harmless answer is the one under the Enter key. */}
        <button type="button" className="button" data-first="" onClick={() => session.closeOverlay()}>
          {t('offline.keep')}
        </button>
        <button
          type="button"
          className="button danger"
          data-testid="offline-confirm"
          onClick={() => {
            session.closeOverlay();
            void session.desk.setStatus(seen, 'offline', reason);
          }}
        >
          {t('offline.confirm', { n })}
        </button>
      </footer>
    </Dialog>
  );
}
