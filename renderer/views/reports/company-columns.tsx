// The columns of the companies page, and how a load and its level are drawn: a bar, a shape and a word.

import { useMemo } from 'react';
import type { CompanyRow } from '../../../shared/contract/reports.ts';
import { entryOf } from '../../../shared/figure-path.ts';
import { useWords, type Words } from '../context.ts';
import { Count, Duration } from '../figures.tsx';
import { FoundName } from './found-name.tsx';
import type { Column } from './report-table.tsx';

const LEVELS: readonly CompanyRow['level'][] = ['low', 'medium', 'high', 'critical'];

function pathTo(figure: string): (row: CompanyRow) => string {
  return ({ company }) => entryOf('rows', 'company', company, figure);
}

export function useCompanyColumns(hrefOf: (row: CompanyRow) => string): readonly Column<CompanyRow>[] {
  const words = useWords();
  return useMemo(() => columnsOf(words, hrefOf), [words, hrefOf]);
}

function columnsOf({ t }: Words, hrefOf: (row: CompanyRow) => string): readonly Column<CompanyRow>[] {
  const count = (id: 'calls_in' | 'calls_out' | 'chats' | 'tickets', width: number): Column<CompanyRow> => ({
    id,
    label: t(`companies.${id}`),
    hint: t(`companies.${id}.hint`),
    width,
    value: (row) => row[id],
    cell: (row) => <Count n={row[id]} />,
    explain: pathTo(id),
  });
  const time = (
    id: string,
    label: string,
    hint: string,
    figure: 'inbound_talk_s' | 'outbound_talk_s' | 'chat_s',
  ): Column<CompanyRow> => ({
    id,
    label,
    hint,
    width: 6.5,
    value: (row) => row[figure],
    cell: (row) => <Duration seconds={row[figure] === 0 ? null : row[figure]} reason={t('none.talk')} />,
    explain: pathTo(figure),
  });
  return [
    {
      id: 'name',
      label: t('companies.company'),
      width: 15,
      text: true,
      value: (row) => row.name,
      cell: (row) => (
        <a className="row-link" href={hrefOf(row)} tabIndex={-1} title={t('companies.open', { name: row.name })}>
          <FoundName name={row.name} />
        </a>
      ),
    },
    count('calls_in', 5),
    time('talk_in', t('companies.talk_in'), t('companies.talk_in.hint'), 'inbound_talk_s'),
    count('calls_out', 5.25),
    time('talk_out', t('companies.talk_out'), t('companies.talk_out.hint'), 'outbound_talk_s'),
    count('chats', 4.5),
    time('chat_time', t('companies.chat_time'), t('companies.chat_time.hint'), 'chat_s'),
    count('tickets', 4.75),
    {
      id: 'load',
      label: t('companies.load'),
      hint: t('companies.load.hint'),
      width: 9,
      value: (row) => row.load,
      cell: (row) => <Load load={row.load} level={row.level} />,
      explain: pathTo('load'),
    },
    {
      id: 'level',
      label: t('companies.level'),
      hint: t('companies.level.hint'),
      width: 6.75,
      text: true,
      value: (row) => t(`companies.level.${row.level}`),
      sort: (row) => row.load,
      cell: (row) => <Level level={row.level} />,
      explain: pathTo('level'),
    },
  ];
}

export function Load({ load, level }: Pick<CompanyRow, 'load' | 'level'>) {
  return (
    <span className="load">
      <span className="load-track" aria-hidden="true">
        <span className={`load-part level-${level}`} style={{ width: `${load}%` }} />
      </span>
      <span className="num load-number">{load}</span>
    </span>
  );
}

/** One to four steps filled, and the word. */
export function Level({ level }: Pick<CompanyRow, 'level'>) {
  const { t } = useWords();
  const steps = LEVELS.indexOf(level) + 1;
  return (
    <span className={`level level-${level}`}>
      <svg viewBox="0 0 16 12" aria-hidden="true" focusable="false">
        {LEVELS.map((one, n) => (
          <rect
            key={one}
            x={n * 4 + 0.5}
            y={8 - n * 2.5}
            width="2.5"
            height={3.5 + n * 2.5}
            className={n < steps ? 'full' : ''}
          />
        ))}
      </svg>
      {t(`companies.level.${level}`)}
    </span>
  );
}
