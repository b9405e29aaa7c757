// The columns of the quality page: rating, feedback, the unanswered, the eight inactivity actions with what succeeded
// apart from what did not.

import { useMemo } from 'react';
import type { InactivityAction, QualityFigures } from '../../../shared/contract/reports.ts';
import { entryOf } from '../../../shared/figure-path.ts';
import { ratingRange } from '../../../shared/rating-range.ts';
import { useWords, type Words } from '../context.ts';
import { Count } from '../figures.tsx';
import { MemberFigure } from './member-figure.tsx';
import { nameOf, type QualityLine } from './quality-line.ts';
import { QualityName } from './quality-name.tsx';
import { Rating } from './ratings.tsx';
import type { Column } from './report-table.tsx';
import { StarBars } from './star-bars.tsx';

/** Actions that handed the conversation on, and those that could not. */
const DONE = ['new', 'live', 'resumed'] as const;

/** Where a figure of a row stands in the report; the row of the totals has the key ''. An agent under a group: in none. */
function pathTo(figure: string): (row: QualityLine) => string | null {
  return ({ key, under }) => {
    if (under) return null;
    return key === '' ? `totals.${figure}` : entryOf('rows', 'key', key, figure);
  };
}

export function useQualityColumns(by: 'group' | 'agent' | 'both'): readonly Column<QualityLine>[] {
  const words = useWords();
  return useMemo(() => columnsOf(by, words), [by, words]);
}

function columnsOf(by: 'group' | 'agent' | 'both', words: Words): readonly Column<QualityLine>[] {
  const { t } = words;
  const count = (
    id: string,
    label: string,
    of: (row: QualityFigures) => number,
    figure: string,
    more: Partial<Column<QualityLine>> = {},
  ): Column<QualityLine> => ({
    id,
    label,
    width: 4.125,
    value: of,
    cell: (row) => (
      <MemberFigure row={row} figure={figure} label={label}>
        <Count n={of(row)} />
      </MemberFigure>
    ),
    explain: pathTo(figure),
    ...more,
  });
  const action = (id: InactivityAction, label: string, more: Partial<Column<QualityLine>>): Column<QualityLine> =>
    count(id, label, (row) => row.inactivity[id], `inactivity.${id}`, more);
  const unanswered = { over: t('quality.unanswered') };
  const reassigned = { over: t('quality.reassigned'), overHint: t('quality.reassigned.hint') };
  const not = { over: t('quality.not_reassigned'), overHint: t('quality.not_reassigned.hint') };
  const other = { over: t('quality.other') };
  return [
    {
      id: 'name',
      label: t(by === 'agent' ? 'quality.agent' : 'quality.group'),
      width: 9.375,
      text: true,
      value: (row) => nameOf(row, words),
      sort: (row) => (row.key === null ? null : nameOf(row, words)),
      cell: (row) => <QualityName row={row} />,
    },
    {
      id: 'rating',
      label: t('quality.rating'),
      hint: t('quality.rating.hint'),
      width: 6.75,
      value: (row) => row.satisfaction_avg,
      cell: (row) => (
        <MemberFigure row={row} figure="satisfaction_avg" label={t('quality.rating')}>
          <Rating figures={row} />
        </MemberFigure>
      ),
      explain: pathTo('satisfaction_avg'),
    },
    {
      id: 'stars',
      label: t('quality.distribution'),
      hint: t('quality.distribution.hint'),
      width: 3.75,
      value: (row) => row.satisfaction_stars[5],
      cell: (row) => <StarBars stars={row.satisfaction_stars} />,
    },
    count('feedback', t('quality.feedback'), (row) => row.feedback_count, 'feedback_count', {
      hint: t('quality.feedback.hint'),
      width: 4.5,
    }),
    count('unanswered_live', t('quality.unanswered_live'), (row) => row.unanswered_live, 'unanswered_live', {
      ...unanswered,
      hint: t('quality.unanswered_live.hint'),
      width: 5,
    }),
    count('unanswered_ended', t('quality.unanswered_ended'), (row) => row.unanswered_ended, 'unanswered_ended', {
      ...unanswered,
      hint: t('quality.unanswered_ended.hint'),
      width: 4.125,
    }),
    ...DONE.map((stage) =>
      action(`${stage}_reassigned`, t(`quality.${stage}`), {
        ...reassigned,
        hint: t(`quality.${stage}.long`),
        width: 4.25,
      }),
    ),
    ...DONE.map((stage) =>
      action(`${stage}_not_reassigned`, t(`quality.${stage}`), {
        ...not,
        hint: t(`quality.${stage}.long`),
        width: 4.25,
      }),
    ),
    action('new_unassigned', t('quality.unassigned'), { ...other, hint: t('quality.unassigned.hint'), width: 4.25 }),
    action('message_sent', t('quality.message'), { ...other, hint: t('quality.message.hint'), width: 4.5 }),
    count('inactivity_total', t('quality.inactivity.total'), (row) => row.inactivity_total, 'inactivity_total', {
      width: 4.75,
    }),
  ];
}

/** The file has the number of ratings, of each star, and the range in columns of their own. */
export function fileColumns(columns: readonly Column<QualityLine>[], { t }: Words): readonly Column<QualityLine>[] {
  const plain = (
    id: string,
    label: string,
    value: Column<QualityLine>['value'],
    more: Partial<Column<QualityLine>> = {},
  ): Column<QualityLine> => ({ id, label, width: 0, value, cell: () => null, ...more });
  const range = (end: 'low' | 'high') => (row: QualityLine) => {
    const found = ratingRange(row.satisfaction_stars)?.[end];
    return found === undefined ? null : Math.round(found * 1000) / 1000;
  };
  const over = { over: t('quality.distribution') };
  return columns.flatMap((column) => {
    if (column.id === 'rating') {
      return [
        column,
        plain('rating_count', t('quality.trend.ratings'), (row) => row.satisfaction_count),
        plain('rating_low', t('quality.range.low'), range('low')),
        plain('rating_high', t('quality.range.high'), range('high')),
      ];
    }
    if (column.id !== 'stars') return [column];
    return ([1, 2, 3, 4, 5] as const).map((n) =>
      plain(`stars_${n}`, String(n), (row) => row.satisfaction_stars[n], over),
    );
  });
}
