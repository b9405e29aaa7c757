// The figures of a day, one row each, the four kinds side by side; how the service level is worked out stands under it.

import type { ReactNode } from 'react';
import type { DayReport } from '../../../shared/contract/reports.ts';
import { type ShownDayFigures, shownDay } from '../../../shared/shown-figures.ts';
import type { Key } from '../../locales/catalogue.ts';
import { useWords } from '../context.ts';
import { Explained } from '../explained.tsx';
import { Count, Duration, None, Ticking } from '../figures.tsx';
import { Formula } from './formula.tsx';
import { type ConversationKind, KindIcon } from './kind-icon.tsx';
import { useNumbers } from './report-numbers.ts';
import { ShareBar } from './share-of.tsx';

export const DAY_KINDS: readonly ConversationKind[] = ['call', 'video', 'chat', 'email'];
/** The house's target for the service level (spec/figures.md, section 5). */
const TARGET = 0.8;

const ROWS = [
  'offered',
  'answered',
  'lost',
  'service',
  'wait_avg',
  'wait_max',
  'waiting',
  'waiting_longest',
  'follow_up',
] as const;
type RowId = (typeof ROWS)[number];

/** Where each stands in the report. */
const FIGURES: Readonly<Record<RowId, string>> = {
  offered: 'offered',
  answered: 'answered',
  lost: 'lost',
  service: 'service_level',
  wait_avg: 'wait_avg_s',
  wait_max: 'wait_max_s',
  waiting: 'waiting',
  waiting_longest: 'waiting_longest_s',
  follow_up: 'reply_wait_longest_s',
};

export interface DayRow {
  readonly label: Key;
  readonly value: (kind: ConversationKind) => number | null;
}

/** What the table shows, in its order, for the file. */
export function dayRows(report: DayReport): readonly DayRow[] {
  return ROWS.map((id) => ({ label: `day.${id}`, value: (kind) => figureOf(id, kind, report) }));
}

function figureOf(id: RowId, kind: ConversationKind, report: DayReport): number | null {
  const figures = report[kind];
  switch (id) {
    case 'service':
      return figures.service_level;
    case 'wait_avg':
      return figures.wait_avg_s;
    case 'wait_max':
      return figures.wait_max_s;
    case 'waiting_longest':
      return figures.waiting_longest_s;
    case 'follow_up':
      return kind === 'chat' ? report.chat.reply_wait_longest_s : null;
    default:
      return figures[id];
  }
}

export function DayTable({ report }: { readonly report: DayReport }) {
  const { t } = useWords();
  const at = Date.parse(report.at);
  const shown = shownDay(report);
  return (
    <section className="card day-card">
      <table className="day-table" data-testid="day-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('day.figure')}</span>
            </th>
            {DAY_KINDS.map((kind) => (
              <th key={kind} scope="col">
                <span className={`kind kind-${kind}`}>
                  <KindIcon kind={kind} />
                  {t(`day.${kind}`)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <Part title={t('day.inbound')}>
          <Row id="offered" large cell={(kind) => <Count n={report[kind].offered} />} />
          <Row id="answered" large cell={(kind) => <Count n={report[kind].answered} />} />
          <Row id="lost" large apart cell={(kind) => <Lost kind={kind} figures={shown[kind]} />} />
          <Row id="service" large cell={(kind) => <Service level={report[kind].service_level} />} />
          <tr className="formula-row">
            <td colSpan={DAY_KINDS.length + 1}>
              <Formula />
            </td>
          </tr>
        </Part>
        <Part title={t('day.waits')}>
          <Row
            id="wait_avg"
            cell={(kind) => <Duration seconds={report[kind].wait_avg_s} reason={t('none.wait_answered')} />}
          />
          <Row id="wait_max" cell={(kind) => <Duration seconds={report[kind].wait_max_s} reason={t('none.wait')} />} />
        </Part>
        <Part title={t('day.now')}>
          <Row id="waiting" cell={(kind) => <Count n={report[kind].waiting} />} />
          <Row
            id="waiting_longest"
            cell={(kind) => <Since at={at} seconds={report[kind].waiting_longest_s} reason={t('none.waiting')} />}
          />
          <Row
            id="follow_up"
            cell={(kind) =>
              kind === 'chat' ? (
                <Since at={at} seconds={report.chat.reply_wait_longest_s} reason={t('none.follow_up')} />
              ) : (
                <None reason={t('none.follow_up.kind')} />
              )
            }
          />
        </Part>
      </table>
    </section>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <tbody>
      <tr className="part">
        <th scope="rowgroup" colSpan={DAY_KINDS.length + 1}>
          {title}
        </th>
      </tr>
      {children}
    </tbody>
  );
}

interface RowProps {
  readonly id: RowId;
  readonly large?: boolean;
  /** Whether the cell opens its numbers itself. */
  readonly apart?: boolean;
  readonly cell: (kind: ConversationKind) => ReactNode;
}

function Row({ id, large, apart = false, cell }: RowProps) {
  const { t } = useWords();
  return (
    <tr className={large ? 'large' : undefined} data-row={id}>
      <th scope="row">
        {t(`day.${id}`)}
        <small>{t(`day.${id}.hint`)}</small>
      </th>
      {DAY_KINDS.map((kind) => (
        <td key={kind} data-col={kind}>
          {apart || (id === 'follow_up' && kind !== 'chat') ? (
            cell(kind)
          ) : (
            <Explained path={`${kind}.${FIGURES[id]}`} label={`${t(`day.${id}`)}, ${t(`day.${kind}`)}`}>
              {cell(kind)}
            </Explained>
          )}
        </td>
      ))}
    </tr>
  );
}

interface SinceProps {
  readonly at: number;
  readonly seconds: number | null;
  readonly reason: string;
}

/** A wait that goes on: it ticks from when it began. */
function Since({ at, seconds, reason }: SinceProps) {
  return <Ticking since={seconds === null ? null : at - seconds * 1000} reason={reason} />;
}

interface LostProps {
  readonly kind: ConversationKind;
  readonly figures: ShownDayFigures;
}

function Lost({ kind, figures: { lost, lost_share } }: LostProps) {
  const { t } = useWords();
  const numbers = useNumbers(null);
  const whose = t(`day.${kind}`);
  return (
    <span className="lost">
      {lost_share !== null && (
        <Explained path={`${kind}.lost_share`} label={`${t('explain.figure.lost_share')}, ${whose}`}>
          <span className="unit" title={t('day.lost_share', { share: numbers.share(lost_share) })}>
            {numbers.share(lost_share)}
          </span>
        </Explained>
      )}
      <Explained path={`${kind}.lost`} label={`${t('day.lost')}, ${whose}`}>
        <Count n={lost} />
      </Explained>
    </span>
  );
}

function Service({ level }: { readonly level: number | null }) {
  const { t } = useWords();
  const numbers = useNumbers(null);
  if (level === null) return <None reason={t('none.wait')} />;
  const met = level >= TARGET;
  return (
    <span className={met ? 'service' : 'service missed'}>
      <span className="num">{numbers.share(level)}</span>
      <ShareBar share={level} mark={TARGET} />
      <span className="service-words">{t(met ? 'day.service.met' : 'day.service.missed')}</span>
    </span>
  );
}
