// The columns of the quality page: rating, feedback, the unanswered, the eight inactivity actions with what succeeded
// apart from what did not.

import { useMemo } from 'react';
import type { InactivityAction, QualityFigures, QualityReport } from '../../../shared/contract/reports.ts';
import { entryOf } from '../../../shared/figure-path.ts';
import { useWords, type Words } from '../context.ts';
import { Count } from '../figures.tsx';
import { FoundName } from './found-name.tsx';
import { Rating } from './ratings.tsx';
import type { Column } from './report-table.tsx';

export type QualityRow = QualityReport['rows'][number];

/** Actions that handed the conversation on, and those that could not. */
const DONE = ['new', 'live', 'resumed'] as const;

export function nameOf(row: QualityRow, by: 'group' | 'agent', { t }: Words): string {
  if (row.key === null) return t(by === 'group' ? 'quality.no_group' : 'quality.nobody');
  return row.name ?? row.key;
}

/** Where a figure of a row stands in the report; the row of the totals has the key ''. */
function pathTo(figure: string): (row: QualityRow) => string {
  return ({ key }) => (key === '' ? `totals.${figure}` : entryOf('rows', 'key', key, figure));
}

export function useQualityColumns(by: 'group' | 'agent'): readonly Column<QualityRow>[] {
  const words = useWords();
  return useMemo(() => columnsOf(by, words), [by, words]);
}

function columnsOf(by: 'group' | 'agent', words: Words): readonly Column<QualityRow>[] {
  const { t } = words;
  const count = (
    id: string,
    label: string,
    of: (row: QualityFigures) => number,
    figure: string,
    more: Partial<Column<QualityRow>> = {},
  ): Column<QualityRow> => ({
    id,
    label,
    width: 4.125,
    value: of,
    cell: (row) => <Count n={of(row)} />,
    explain: pathTo(figure),
    ...more,
  });
  const action = (id: InactivityAction, label: string, more: Partial<Column<QualityRow>>): Column<QualityRow> =>
    count(id, label, (row) => row.inactivity[id], `inactivity.${id}`, more);
  const unanswered = { over: t('quality.unanswered') };
  const reassigned = { over: t('quality.reassigned'), overHint: t('quality.reassigned.hint') };
  const not = { over: t('quality.not_reassigned'), overHint: t('quality.not_reassigned.hint') };
  const other = { over: t('quality.other') };
  return [
    {
      id: 'name',
      label: t(by === 'group' ? 'quality.group' : 'quality.agent'),
      width: 10.5,
      text: true,
      value: (row) => nameOf(row, by, words),
      sort: (row) => (row.key === null ? null : nameOf(row, by, words)),
      cell: (row) =>
        row.key === null ? <em>{nameOf(row, by, words)}</em> : <FoundName name={nameOf(row, by, words)} />,
    },
    {
      id: 'rating',
      label: t('quality.rating'),
      hint: t('quality.rating.hint'),
      width: 6.75,
      value: (row) => row.satisfaction_avg,
      cell: (row) => <Rating mean={row.satisfaction_avg} count={row.satisfaction_count} />,
      explain: pathTo('satisfaction_avg'),
    },
    count('feedback', t('quality.feedback'), (row) => row.feedback_count, 'feedback_count', {
      hint: t('quality.feedback.hint'),
      width: 4.875,
    }),
    count('unanswered_live', t('quality.unanswered_live'), (row) => row.unanswered_live, 'unanswered_live', {
      ...unanswered,
      hint: t('quality.unanswered_live.hint'),
      width: 4.75,
    }),
    count('unanswered_ended', t('quality.unanswered_ended'), (row) => row.unanswered_ended, 'unanswered_ended', {
      ...unanswered,
      hint: t('quality.unanswered_ended.hint'),
      width: 4.25,
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
    action('new_unassigned', t('quality.unassigned'), { ...other, hint: t('quality.unassigned.hint'), width: 4.75 }),
    action('message_sent', t('quality.message'), { ...other, hint: t('quality.message.hint'), width: 4.75 }),
    count('inactivity_total', t('quality.inactivity.total'), (row) => row.inactivity_total, 'inactivity_total', {
      width: 3.875,
    }),
  ];
}

/** The file has the number of ratings in a column of its own. */
export function withRatingCounts(columns: readonly Column<QualityRow>[], label: string): readonly Column<QualityRow>[] {
  const counts: Column<QualityRow> = {
    id: 'rating_count',
    label,
    width: 0,
    value: (row) => row.satisfaction_count,
    cell: () => null,
  };
  return columns.flatMap((column) => (column.id === 'rating' ? [column, counts] : [column]));
}
