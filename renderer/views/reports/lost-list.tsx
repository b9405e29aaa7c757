// The call-back list to work off: who was lost, how long ago and how long they waited, what became of them since, and what
// was done about it. Arrows walk, Space notes "done", C "called back", N "no need", O opens again, U takes the last back.

import { useCallback, useMemo } from 'react';
import type { LostAsk, LostReport, LostRow, LostState } from '../../../shared/contract/lost.ts';
import { isShown, stateOf } from '../../../shared/lost-rows.ts';
import { missingOf, showOf } from '../../store/lost-ask.ts';
import type { LastMark } from '../../store/lost-store.ts';
import { formatHash } from '../../store/route.ts';
import { useSession, useStore, useValue, useWords } from '../context.ts';
import { Explained } from '../explained.tsx';
import { Count } from '../figures.tsx';
import { Icon } from '../icons.tsx';
import { useLostColumns } from './lost-columns.tsx';
import { NothingHere, useDroppings } from './nothing-here.tsx';
import { ReportTable, sheetOf, useArrange } from './report-table.tsx';
import { Segments } from './segments.tsx';

const KEYS: Readonly<Record<string, LostState>> = { ' ': 'done', c: 'called_back', n: 'no_need', o: 'open' };
const NO_ROWS: readonly LostRow[] = [];

function textOf({ contact, contact_name, company_name, group_name, agent_name, channel }: LostRow): string {
  return [contact_name ?? contact, company_name, group_name, agent_name, channel]
    .filter((word) => word !== null)
    .join(' ');
}

function keyOf({ conversation }: LostRow): string {
  return conversation;
}

/** The rows that are shown, in order, with the columns that they are shown and saved in; saved are all. */
export function useLostRows(report: LostReport | null, answers: LostAsk | null) {
  const session = useSession();
  const wanted = useStore(session.navigation.state, (route) => route.report.show);
  const at = report === null ? 0 : Date.parse(report.at);
  const first = report?.date === undefined ? undefined : report.rows[0];
  const columns = useLostColumns({ at, of: first === undefined ? at : Date.parse(first.lost_at) });
  const arranged = useArrange(columns, textOf, 'lost_at');
  const show = showOf({ answers, report }, wanted);
  const rows = useMemo(
    () => arranged((report?.rows ?? NO_ROWS).filter((row) => isShown(row, show))),
    [arranged, report, show],
  );
  const sheet = async () => {
    const whole = await session.lost.whole();
    if (whole === null) return null;
    const saved = arranged(whole.rows.filter((row) => isShown(row, wanted)));
    return sheetOf(`kokpit-call-backs-${whole.date ?? 'now'}`, columns, saved);
  };
  const searched = useStore(session.navigation.state, (route) => route.query.trim() !== '');
  const missing = report === null || searched ? 0 : missingOf(report, show);
  return { rows, missing, columns, sheet: report === null ? null : sheet };
}

export interface LostListProps {
  readonly report: LostReport;
  readonly rows: readonly LostRow[];
  /** How many follow that are not there yet. */
  readonly missing: number;
  readonly columns: ReturnType<typeof useLostColumns>;
  /** Other rows are on their way. */
  readonly changing: boolean;
}

export function LostList({ report, rows, missing, columns, changing }: LostListProps) {
  const session = useSession();
  const { t } = useWords();
  const wantAll = useCallback(() => session.lost.wantAll(), [session]);
  const open = ({ conversation }: LostRow): void => session.navigation.go({ conversation });
  const onKey = (key: string, row: LostRow): boolean => {
    const letter = key.toLowerCase();
    if (letter === 'u') void session.lost.undo();
    const state = KEYS[letter];
    if (state !== undefined && state !== stateOf(row)) void session.lost.mark([row], state);
    return state !== undefined || letter === 'u';
  };
  return (
    <>
      <Head report={report} />
      {rows.length === 0 ? (
        !changing && <Empty report={report} />
      ) : (
        <ReportTable
          label={t('lost.title')}
          columns={columns}
          rows={rows}
          missing={missing}
          onMissing={wantAll}
          rowKey={keyOf}
          onOpen={open}
          onRowKey={onKey}
        />
      )}
      {rows.length > 0 && <p className="report-note lost-keys">{t('lost.keys')}</p>}
    </>
  );
}

function Head({ report }: { readonly report: LostReport }) {
  const session = useSession();
  const { t } = useWords();
  const all = useValue(session.navigation.state);
  const route = all.report;
  const last = useValue(session.lost.last);
  const served = report.served ?? 0;
  const counts = { open: report.open, done: report.lost - report.open, all: report.lost };
  return (
    <div className="lost-head">
      <a
        className="button small"
        href={formatHash({ ...all, query: '', report: { ...route, view: null, order: null } })}
        data-testid="lost-back"
      >
        <Icon name="back" />
        {t('lost.view.figures')}
      </a>
      <Segments
        id="lost-show"
        label={t('lost.show')}
        options={(['open', 'done', 'all'] as const).map((id) => ({
          id,
          label: t(`lost.show.${id}`),
          number: (
            <Explained
              path={`call_backs.${id === 'all' ? 'lost' : id}`}
              label={`${t('lost.title')}: ${t(`lost.show.${id}`)}`}
            >
              <Count n={counts[id]} />
            </Explained>
          ),
        }))}
        chosen={route.show}
        onChoose={(show) => session.navigation.go({ report: { ...route, show } })}
      />
      {served > 0 && (
        <button
          type="button"
          className="button small"
          data-testid="lost-served"
          onClick={() => void session.lost.markServed()}
        >
          <Icon name="check" />
          {t('lost.served', { n: served })}
        </button>
      )}
      <div className="top-gap" />
      {last !== null && <Last last={last} />}
    </div>
  );
}

function Last({ last }: { readonly last: LastMark }) {
  const session = useSession();
  const { t } = useWords();
  const [first] = last.rows;
  const name = first?.contact_name ?? first?.contact ?? t('lost.contact.unknown');
  const done = last.rows.length === 1 ? t('lost.last.one', { name }) : t('lost.last.many', { n: last.rows.length });
  return (
    <span className="lost-last" role="status" data-testid="lost-last">
      {last.rows.length > 0 && (
        <span>{last.undone ? t('lost.last.undone', { what: done }) : `${done}: ${t(`lost.state.${last.state}`)}`}</span>
      )}
      {last.overtaken > 0 && <span>{t('lost.last.overtaken', { n: last.overtaken })}</span>}
      {!last.undone && last.rows.length > 0 && (
        <button type="button" className="button small" data-testid="lost-undo" onClick={() => void session.lost.undo()}>
          <Icon name="undo" />
          {t('action.undo')}
          <kbd>U</kbd>
        </button>
      )}
    </span>
  );
}

function Empty({ report }: { readonly report: LostReport }) {
  const session = useSession();
  const { t } = useWords();
  const show = useStore(session.navigation.state, (route) => route.report.show);
  const query = useStore(session.navigation.state, (route) => route.query);
  const droppings = useDroppings();
  if (query.trim() !== '' || (report.lost === 0 && droppings.length > 0)) return <NothingHere />;
  if (report.lost === 0) {
    return (
      <div className="nothing" data-testid="lost-empty">
        <h2>{t('none.lost')}</h2>
        <p>{t('lost.nobody.text')}</p>
      </div>
    );
  }
  return (
    <div className="nothing" data-testid="lost-empty">
      <h2>{t(show === 'open' ? 'lost.none_open' : 'lost.none_done')}</h2>
      <p>{t('lost.none.text', { n: report.lost })}</p>
    </div>
  );
}
