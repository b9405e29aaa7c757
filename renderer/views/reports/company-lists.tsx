// The columns of a company's own lists: its days, its people, its conversations.

import { useMemo } from 'react';
import type {
  CompanyConversation,
  CompanyDay,
  CompanyFigures,
  CompanyPerson,
} from '../../../shared/contract/company.ts';
import { entryOf } from '../../../shared/figure-path.ts';
import { useWords, type Words } from '../context.ts';
import { ConversationKindIcon } from '../conversation-kind.tsx';
import { Count, Duration, None } from '../figures.tsx';
import { channelName } from '../top-bar.tsx';
import { FoundName } from './found-name.tsx';
import { useNumbers } from './report-numbers.ts';
import type { Column } from './report-table.tsx';
import { StoryLink } from './story-link.tsx';

/** These days are over: a time stands with its date. */
const NEVER = 0;

type Counted = Omit<CompanyFigures, 'others'>;

/** The columns that the companies report has too, and what counts in none of them. */
function figureColumns<Row extends CompanyFigures>(
  { t }: Words,
  pathTo: (row: Row, figure: string) => string,
): readonly Column<Row>[] {
  const count = (id: 'calls_in' | 'calls_out' | 'chats' | 'tickets' | 'others', width: number): Column<Row> => ({
    id,
    label: t(`companies.${id}`),
    hint: t(`companies.${id}.hint`),
    width,
    value: (row) => row[id],
    cell: (row) => <Count n={row[id]} />,
    explain: (row) => pathTo(row, id),
  });
  const time = (id: 'talk_in' | 'talk_out' | 'chat_time', key: keyof Counted): Column<Row> => ({
    id,
    label: t(`companies.${id}`),
    hint: t(`companies.${id}.hint`),
    width: 6,
    value: (row) => row[key],
    cell: (row) => <Duration seconds={row[key] === 0 ? null : row[key]} reason={t('none.talk')} />,
    explain: (row) => pathTo(row, key),
  });
  return [
    count('calls_in', 5),
    time('talk_in', 'inbound_talk_s'),
    count('calls_out', 5),
    time('talk_out', 'outbound_talk_s'),
    count('chats', 4.5),
    time('chat_time', 'chat_s'),
    count('tickets', 4.75),
    count('others', 5),
  ];
}

export function useDayColumns(tz: string): readonly Column<CompanyDay>[] {
  const words = useWords();
  const numbers = useNumbers(tz);
  return useMemo(() => {
    const date: Column<CompanyDay> = {
      id: 'date',
      label: words.t('day.date'),
      width: 9,
      text: true,
      value: (row) => row.date,
      cell: (row) => <span className="num">{numbers.date(row.date)}</span>,
    };
    return [date, ...figureColumns<CompanyDay>(words, (row, figure) => entryOf('days', 'date', row.date, figure))];
  }, [words, numbers]);
}

export function usePeopleColumns(): readonly Column<CompanyPerson>[] {
  const words = useWords();
  return useMemo(() => {
    const { t, formats } = words;
    const name: Column<CompanyPerson> = {
      id: 'name',
      label: t('lost.contact'),
      width: 14,
      text: true,
      value: (row) => personName(row, words),
      cell: (row) =>
        row.contact === null ? <em>{personName(row, words)}</em> : <FoundName name={personName(row, words)} />,
    };
    const last: Column<CompanyPerson> = {
      id: 'last',
      label: t('company.last'),
      hint: t('company.last.hint'),
      width: 8,
      text: true,
      value: (row) => row.last_at,
      cell: (row) => <span className="num">{formats.moment(Date.parse(row.last_at), NEVER)}</span>,
    };
    return [
      ...[name, last],
      ...figureColumns<CompanyPerson>(words, (row, figure) => entryOf('people', 'contact', row.contact, figure)),
    ];
  }, [words]);
}

export function personName({ contact, name }: Pick<CompanyPerson, 'contact' | 'name'>, { t }: Words): string {
  return name ?? contact ?? t('lost.contact.unknown');
}

export function useConversationColumns(): readonly Column<CompanyConversation>[] {
  const words = useWords();
  return useMemo(() => {
    const { t, formats } = words;
    const kindOf = ({ kind, outbound }: CompanyConversation): string =>
      t(kind === 'ticket' ? 'company.kind.ticket' : outbound ? 'company.kind.outbound' : `lost.kind.${kind}`);
    const nameOf = (row: CompanyConversation): string =>
      personName({ contact: row.contact, name: row.contact_name }, words);
    return [
      {
        id: 'at',
        label: t('company.opened'),
        width: 8,
        text: true,
        value: (row) => row.at,
        cell: (row) => (
          <StoryLink conversation={row.conversation}>
            <span className="num name">{formats.moment(Date.parse(row.at), NEVER)}</span>
          </StoryLink>
        ),
      },
      {
        id: 'kind',
        label: t('companies.kind'),
        width: 9,
        text: true,
        value: (row) => `${kindOf(row)}, ${channelName(row.channel)}`,
        cell: (row) => (
          <span className="kind">
            <ConversationKindIcon kind={row.kind} />
            {kindOf(row)}
            {row.channel !== row.kind && <small>{channelName(row.channel)}</small>}
          </span>
        ),
      },
      {
        id: 'contact',
        label: t('lost.contact'),
        width: 12,
        text: true,
        value: nameOf,
        cell: (row) => (row.contact === null ? <em>{nameOf(row)}</em> : <FoundName name={nameOf(row)} />),
      },
      {
        id: 'agent',
        label: t('company.answered_by'),
        width: 10,
        text: true,
        value: (row) => row.agent_name ?? row.agent,
        cell: (row) => row.agent_name ?? row.agent ?? <None reason={t('company.nobody')} />,
      },
      {
        id: 'wait',
        label: t('company.wait'),
        hint: t('company.wait.hint'),
        width: 6,
        value: (row) => row.wait_s,
        cell: (row) => <Duration seconds={row.wait_s} reason={t('company.nobody')} />,
      },
      {
        id: 'duration',
        label: t('company.duration'),
        hint: t('company.duration.hint'),
        width: 6,
        value: (row) => row.duration_s,
        cell: (row) => <Duration seconds={row.duration_s} reason={t('none.talk')} />,
      },
      {
        id: 'state',
        label: t('company.state'),
        width: 8,
        text: true,
        value: (row) => t(`company.state.${row.state}`),
        cell: (row) => t(`company.state.${row.state}`),
      },
      {
        id: 'counts_in',
        label: t('company.counts_in'),
        hint: t('company.counts_in.hint'),
        width: 7,
        text: true,
        value: (row) => (row.counts_in === null ? null : t(`companies.${row.counts_in}`)),
        cell: (row) =>
          row.counts_in === null ? <None reason={t('companies.others.hint')} /> : t(`companies.${row.counts_in}`),
      },
    ];
  }, [words]);
}
