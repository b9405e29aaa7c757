// Working hours and holidays, edited whole and set for all consoles on this cache; the same file as `--hours` takes goes in
// and out. What does not hold is told where it stands, and nothing is set.

import { useEffect, useState } from 'react';
import { DEFAULT_HOURS, WEEKDAYS, type WorkingHours } from '../../../shared/hours.ts';
import { type FileFault, hoursFileText, readHoursFile } from '../../../shared/hours-file.ts';
import { type Draft, draftOf, faultsOf, hoursOf } from '../../store/hours-draft.ts';
import { sameHours } from '../../store/hours-store.ts';
import { useSession, useValue, useWords } from '../context.ts';
import { Icon } from '../icons.tsx';
import { refusalWords } from '../refusal-words.ts';
import { saveFile } from '../save-file.ts';
import { Holidays } from './holidays.tsx';
import { HoursDay } from './hours-day.tsx';
import { fileFaultText } from './hours-words.ts';

export function HoursForm() {
  const session = useSession();
  const { t } = useWords();
  const { view } = useValue(session.hours.state);
  useEffect(() => {
    void session.hours.load();
  }, [session]);
  return (
    <section className="card hours" data-testid="hours">
      <h2>{t('hours.title')}</h2>
      <p className="hint">{t('hours.hint')}</p>
      {view !== null && <Form key={JSON.stringify(view)} saved={view.hours} />}
    </section>
  );
}

function Form({ saved }: { readonly saved: WorkingHours }) {
  const session = useSession();
  const [draft, setDraft] = useState<Draft>(() => draftOf(saved));
  const [tried, setTried] = useState(false);
  const [file, setFile] = useState<readonly FileFault[]>([]);
  const faults = tried ? faultsOf(draft) : [];
  const change = (next: Draft): void => {
    setDraft(next);
    setFile([]);
    session.hours.clear();
  };
  const save = (): void => {
    setTried(true);
    if (faultsOf(draft).length === 0) void session.hours.save(hoursOf(draft));
  };
  const read = (text: string): void => {
    const found = readHoursFile(text);
    if (Array.isArray(found)) setFile(found as readonly FileFault[]);
    else change(draftOf(found as WorkingHours));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <SetBy />
      <div className="hours-week">
        {WEEKDAYS.map((day) => (
          <HoursDay key={day} day={day} draft={draft} faults={faults} onChange={change} />
        ))}
      </div>
      <Holidays draft={draft} faults={faults} onChange={change} />
      <FileFaults faults={file} />
      <Refusal />
      <Buttons draft={draft} saved={saved} onChange={change} onRead={read} />
    </form>
  );
}

function SetBy() {
  const session = useSession();
  const { t, formats } = useWords();
  const { view } = useValue(session.hours.state);
  if (view === null) return null;
  const { set } = view;
  return (
    <p className="hours-by" data-testid="hours-by" data-default={view.default}>
      {view.default && <span className="badge">{t('hours.default')}</span>}
      {set === null ? t('hours.nobody') : t('hours.set', { by: set.by, time: formats.dateTime(set.at) })}
    </p>
  );
}

function FileFaults({ faults }: { readonly faults: readonly FileFault[] }) {
  const words = useWords();
  if (faults.length === 0) return null;
  return (
    <div className="hours-refused" role="alert" data-testid="hours-file-faults">
      <strong>{words.t('hours.file.refused')}</strong>
      <ul>
        {faults.map((fault) => {
          const text = fileFaultText(fault, words);
          return <li key={text}>{text}</li>;
        })}
      </ul>
    </div>
  );
}

function Refusal() {
  const session = useSession();
  const words = useWords();
  const { refusal } = useValue(session.hours.state);
  if (refusal === null) return null;
  return (
    <p className="hours-refused" role="alert" data-testid="hours-refused">
      {refusalWords(refusal, ['error'], words)}
    </p>
  );
}

interface ButtonsProps {
  readonly draft: Draft;
  readonly saved: WorkingHours;
  readonly onChange: (draft: Draft) => void;
  readonly onRead: (text: string) => void;
}

function Buttons({ draft, saved, onChange, onRead }: ButtonsProps) {
  const session = useSession();
  const { t } = useWords();
  const { saving } = useValue(session.hours.state);
  const changed = !sameHours(hoursOf(draft), saved);
  const isDefault = sameHours(hoursOf(draft), DEFAULT_HOURS);
  return (
    <div className="hours-buttons">
      <button type="submit" className="button primary" disabled={!changed || saving} data-testid="hours-save">
        {t('hours.save')}
      </button>
      <button
        type="button"
        className="button"
        disabled={!changed}
        data-testid="hours-discard"
        onClick={() => onChange(draftOf(saved))}
      >
        <Icon name="undo" />
        {t('hours.discard')}
      </button>
      <button
        type="button"
        className="button"
        disabled={isDefault}
        data-testid="hours-default"
        onClick={() => onChange(draftOf(DEFAULT_HOURS))}
      >
        {t('hours.to_default')}
      </button>
      <div className="top-gap" />
      <label className="button" title={t('hours.file.hint')}>
        {t('hours.import')}
        <input
          type="file"
          className="sr"
          accept="application/json,.json"
          data-testid="hours-import"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            void file?.text().then(onRead);
            // The same file may be chosen again once it is mended.
            target.value = '';
          }}
        />
      </label>
      <button
        type="button"
        className="button"
        title={t('hours.file.hint')}
        data-testid="hours-export"
        onClick={() => saveFile('working-hours.json', 'application/json', hoursFileText(saved))}
      >
        <Icon name="download" />
        {t('hours.export')}
      </button>
    </div>
  );
}
