// A day's snapshot: every report of it as CSV and JSON, the same files to the last byte as `kokpit snapshot` writes, each to
// be saved alone or all at once.

import { useEffect } from 'react';
import type { DaySnapshot, DaySnapshotAsk } from '../../../shared/contract/snapshot.ts';
import type { Key } from '../../locales/catalogue.ts';
import { useSession, useStore, useValue, useWords } from '../context.ts';
import { Dialog } from '../dialog.tsx';
import { Icon } from '../icons.tsx';
import { refusalWords } from '../refusal-words.ts';
import { saveFile } from '../save-file.ts';
import { useNumbers } from './report-numbers.ts';

type File = DaySnapshot['files'][number];

const PARTS: Readonly<Record<string, Key>> = {
  cockpit: 'snapshot.cockpit',
  day: 'page.day',
  service: 'page.service',
  'quality-by-agent': 'snapshot.quality_agent',
  'quality-by-group': 'snapshot.quality_group',
  companies: 'page.companies',
  index: 'snapshot.index',
};

export interface SnapshotDialogProps {
  readonly ask: DaySnapshotAsk;
  /** The page counts those present. */
  readonly present: boolean;
}

export function SnapshotDialog({ ask, present }: SnapshotDialogProps) {
  const session = useSession();
  const words = useWords();
  const { t } = words;
  const numbers = useNumbers(null);
  const { taken, refusal } = useValue(session.snapshot.state);
  useEffect(() => {
    void session.snapshot.open(ask);
    return () => session.snapshot.close();
  }, [session, ask]);
  const chosen = [ask.product, ask.channel, ask.group].some((values) => (values ?? []).length > 0);
  return (
    <Dialog
      title={t('snapshot.title', { date: numbers.date(ask.date) })}
      testId="snapshot"
      onClose={() => session.closeOverlay()}
    >
      <p className="dialog-text">{t('snapshot.text')}</p>
      {chosen && <p className="dialog-text">{t('snapshot.chosen')}</p>}
      {present && <p className="dialog-text">{t('snapshot.present')}</p>}
      {taken?.events === 0 && (
        <p className="note snapshot-note" data-testid="snapshot-empty">
          <Icon name="warning" />
          {t('snapshot.empty')}
        </p>
      )}
      {refusal !== null && (
        <p className="note snapshot-note" role="alert" data-testid="snapshot-refused">
          <Icon name="warning" />
          {refusalWords(refusal, ['error'], words)}
        </p>
      )}
      {taken !== null && <Files taken={taken} />}
      {taken === null && refusal === null && <p role="status">{t('snapshot.waiting')}</p>}
    </Dialog>
  );
}

function Files({ taken: { files } }: { readonly taken: DaySnapshot }) {
  const session = useSession();
  const { t } = useWords();
  const isHost = useStore(session.hello, (hello) => hello?.shell === 'host');
  const saving = useStore(session.snapshot.state, (state) => state.saving);
  const parts = [...Map.groupBy(files, ({ part }) => part)];
  return (
    <>
      <ul className="snapshot-files">
        {parts.map(([part, some]) => (
          <li key={part} data-part={part}>
            <Part part={part} />
            {/* The way for a person first. */}
            {some
              .toSorted(({ format }) => (format === 'csv' ? -1 : 1))
              .map((file) => (
                <SaveOne key={file.name} file={file} />
              ))}
          </li>
        ))}
      </ul>
      {/* The desktop window would ask for a place as often as there are files. */}
      {isHost && (
        <footer className="dialog-foot snapshot-foot">
          <span className="hint">{t('snapshot.browser')}</span>
          <button
            type="button"
            className="button primary"
            disabled={saving > 0}
            data-first=""
            data-testid="snapshot-all"
            onClick={() => session.snapshot.saveAll(files, save)}
          >
            <Icon name="download" />
            {saving > 0 ? t('snapshot.saving', { n: saving }) : t('snapshot.all', { n: files.length })}
          </button>
        </footer>
      )}
    </>
  );
}

/** A report's name; the intervals of the service report stand in the name of their part. */
function Part({ part }: { readonly part: string }) {
  const { t } = useWords();
  const minutes = /^service-(\d+)-min$/.exec(part)?.[1];
  const key = PARTS[part];
  if (minutes !== undefined) return <span>{t('snapshot.service_each', { n: Number(minutes) })}</span>;
  return <span>{key === undefined ? part : t(key)}</span>;
}

function SaveOne({ file }: { readonly file: File }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="button small"
      aria-label={t('snapshot.save', { name: file.name })}
      title={file.name}
      data-file={file.name}
      onClick={() => save(file)}
    >
      {file.format.toUpperCase()}
    </button>
  );
}

function save({ name, format, text }: File): void {
  saveFile(name, format === 'csv' ? 'text/csv' : 'application/json', text);
}
