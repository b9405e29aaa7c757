// The conversations of an agent's day: sorted, searched and saved as the tables of reports are; Enter opens the story.

import { useMemo } from 'react';
import type { AgentConversation, AgentDay } from '../../shared/contract/views.ts';
import { keyOf as keyOfFamily } from '../locales/words.ts';
import { useSession, useStore, useWords, type Words } from './context.ts';
import { ConversationKindIcon } from './conversation-kind.tsx';
import { Duration, None } from './figures.tsx';
import { FoundName } from './reports/found-name.tsx';
import { type Column, ReportTable, sheetOf, useArranged } from './reports/report-table.tsx';
import { StoryLink } from './reports/story-link.tsx';
import { channelName } from './top-bar.tsx';

const NO_ROWS: readonly AgentConversation[] = [];

export interface AgentConversationsProps {
  readonly day: AgentDay;
  readonly list: ReturnType<typeof useAgentConversations>;
}

export function useAgentConversations(day: AgentDay | null) {
  const words = useWords();
  const start = day?.start ?? 0;
  const columns = useMemo(() => columnsOf(words, start), [words, start]);
  const text = useMemo(() => (row: AgentConversation) => textOf(row, words), [words]);
  const rows = useArranged(day?.conversations ?? NO_ROWS, columns, text, 'came');
  const sheet = day === null ? null : () => sheetOf(`kokpit-agent-${day.agent}-${day.date}`, columns, rows);
  return { columns, rows, sheet };
}

export function AgentConversations({ day, list: { columns, rows } }: AgentConversationsProps) {
  const session = useSession();
  const { t } = useWords();
  const query = useStore(session.navigation.state, (route) => route.query.trim());
  const searched = query !== '' && day.conversations.length > 0;
  return (
    <section className="agent-list" aria-label={t('agent.conversations')}>
      <h2>
        {t('agent.conversations')}
        <small className="inline num">{day.conversations.length}</small>
      </h2>
      {rows.length === 0 ? (
        <div className="nothing" data-testid="agent-no-conversations">
          <h2>{t(searched ? 'agent.conversations.none_found' : 'agent.conversations.none')}</h2>
          <p>{t(searched ? 'agent.conversations.none_found.text' : 'agent.conversations.none.text')}</p>
        </div>
      ) : (
        <ReportTable
          label={t('agent.conversations')}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          onOpen={({ conversation }) => session.navigation.go({ conversation })}
        />
      )}
    </section>
  );
}

function keyOf({ conversation }: AgentConversation): string {
  return conversation;
}

function kindName(kind: string, { t }: Words): string {
  const key = keyOfFamily('agent.kind', kind);
  return key === null ? kind : t(key);
}

function textOf(row: AgentConversation, words: Words): string {
  const { contact, company, channel, kind, conversation } = row;
  return [contact, company, channelName(channel), kindName(kind, words), conversation]
    .filter((word) => word !== null)
    .join(' ');
}

/** @param start of the day, ms. */
function columnsOf(words: Words, start: number): readonly Column<AgentConversation>[] {
  const { t, formats } = words;
  const nameOf = (row: AgentConversation): string => row.contact ?? t('agent.col.contact.unknown');
  const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
  const seconds = (
    id: 'first_response_s' | 'since_opened_s' | 'resolution_s',
    more: Pick<Column<AgentConversation>, 'label' | 'hint' | 'over'>,
    reason: (row: AgentConversation) => string,
  ): Column<AgentConversation> => ({
    id,
    width: 6.5,
    ...more,
    value: (row) => row[id],
    cell: (row) => <Duration seconds={row[id]} reason={reason(row)} />,
  });
  const first = { over: t('agent.col.first') };
  return [
    {
      id: 'came',
      label: t('agent.col.came'),
      hint: t('agent.col.came.hint'),
      width: 5.5,
      text: true,
      value: (row) => iso(row.came),
      sort: (row) => iso(row.came ?? row.answered ?? start),
      cell: (row) =>
        row.came === null ? (
          <em title={t('agent.col.came.before.hint')}>{t('agent.col.came.before')}</em>
        ) : (
          <span className="num">{formats.timeSeconds(row.came)}</span>
        ),
    },
    {
      id: 'kind',
      label: t('agent.col.kind'),
      width: 9.5,
      text: true,
      value: (row) => `${kindName(row.kind, words)}, ${channelName(row.channel)}`,
      cell: (row) => (
        <span className="kind">
          <ConversationKindIcon kind={row.kind} />
          {kindName(row.kind, words)}
          {row.channel !== row.kind && <small>{channelName(row.channel)}</small>}
        </span>
      ),
    },
    {
      id: 'contact',
      label: t('agent.col.contact'),
      width: 13,
      text: true,
      value: nameOf,
      cell: (row) => (
        <>
          <StoryLink conversation={row.conversation}>
            {row.contact === null ? <em>{nameOf(row)}</em> : <FoundName name={nameOf(row)} />}
          </StoryLink>
          {row.company !== null && <small className="inline">{row.company}</small>}
        </>
      ),
    },
    seconds(
      'first_response_s',
      { ...first, label: t('agent.col.since_assigned'), hint: t('agent.col.since_assigned.hint') },
      () => t('agent.none.answer'),
    ),
    seconds(
      'since_opened_s',
      { ...first, label: t('agent.col.since_opened'), hint: t('agent.col.since_opened.hint') },
      (row) => t(row.first_response_s === null ? 'agent.none.answer' : 'agent.none.opened'),
    ),
    seconds('resolution_s', { label: t('agent.col.resolution'), hint: t('agent.col.resolution.hint') }, () =>
      t('agent.none.resolution'),
    ),
    {
      id: 'transferred',
      label: t('agent.col.transferred'),
      hint: t('column.transferred.hint'),
      width: 6,
      text: true,
      value: (row) => (row.transferred ? t('agent.col.transferred.yes') : ''),
      cell: (row) => row.transferred && t('agent.col.transferred.yes'),
    },
    {
      id: 'state',
      label: t('agent.col.state'),
      width: 6,
      text: true,
      value: (row) => t(`agent.state.${row.state}`),
      cell: (row) => (
        <span className={row.state === 'theirs' ? undefined : 'muted'}>{t(`agent.state.${row.state}`)}</span>
      ),
    },
    {
      id: 'stars',
      label: t('agent.col.stars'),
      width: 5,
      value: (row) => row.stars,
      cell: (row) =>
        row.stars === null ? (
          <None reason={t('agent.none.stars')} />
        ) : (
          <span className="num" title={t('agent.stars', { n: row.stars })}>
            {row.stars} ★
          </span>
        ),
    },
  ];
}
