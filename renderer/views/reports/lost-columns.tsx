// The columns of the call-back list.

import { type ReactNode, useMemo } from 'react';
import { LOST_STATES, type LostRow, type LostState } from '../../../shared/contract/lost.ts';
import { isServed, stateOf } from '../../../shared/lost-rows.ts';
import type { Session } from '../../store/session.ts';
import { useSession, useWords, type Words } from '../context.ts';
import { ConversationId } from '../conversation-id.tsx';
import { Duration, None } from '../figures.tsx';
import { Icon, type IconName } from '../icons.tsx';
import { channelName } from '../top-bar.tsx';
import { FoundName } from './found-name.tsx';
import { KindIcon } from './kind-icon.tsx';
import type { Column } from './report-table.tsx';
import { StoryLink } from './story-link.tsx';

export interface LostTimes {
  /** The list's moment, ms: what was noted on its day stands without the date. */
  readonly at: number;
  /** A moment of the day that the list is of: so does what happened on it. */
  readonly of: number;
}

export function useLostColumns({ at, of }: LostTimes): readonly Column<LostRow>[] {
  const words = useWords();
  const session = useSession();
  return useMemo(() => columnsOf(words, session, { at, of }), [words, session, at, of]);
}

function columnsOf(words: Words, session: Session, { at, of }: LostTimes): readonly Column<LostRow>[] {
  const { t, formats } = words;
  const nameOf = (row: LostRow): string => row.contact_name ?? row.contact ?? t('lost.contact.unknown');
  const whose = (row: LostRow): string | null => row.agent_name ?? row.agent ?? row.group_name ?? row.group;
  return [
    {
      id: 'lost_at',
      label: t('lost.at'),
      hint: t('lost.at.hint'),
      // Of the last minutes it may be of the day before.
      width: of === at ? 8 : 5.25,
      text: true,
      value: (row) => row.lost_at,
      cell: (row) => <span className="num">{formats.moment(Date.parse(row.lost_at), of)}</span>,
    },
    {
      id: 'waited',
      label: t('lost.waited'),
      hint: t('lost.waited.hint'),
      width: 5,
      value: (row) => row.wait_s,
      cell: (row) => <Duration seconds={row.wait_s} reason={t('none.wait')} />,
    },
    {
      id: 'kind',
      label: t('companies.kind'),
      width: 10.25,
      text: true,
      value: (row) => `${t(`lost.kind.${row.kind}`)}, ${channelName(row.channel)}`,
      cell: (row) => (
        <span className={`kind kind-${row.kind}`}>
          <KindIcon kind={row.kind} />
          {t(`lost.kind.${row.kind}`)}
          {row.channel !== row.kind && <small>{channelName(row.channel)}</small>}
        </span>
      ),
    },
    {
      id: 'contact',
      label: t('lost.contact'),
      width: 11.75,
      text: true,
      value: nameOf,
      cell: (row) => (
        <>
          <StoryLink conversation={row.conversation}>
            {row.contact === null ? (
              // What tells one nobody from another comes first.
              <ConversationId id={row.conversation} short />
            ) : (
              <FoundName name={nameOf(row)} />
            )}
          </StoryLink>
          {row.contact === null && (
            <small className="inline">
              <em>{nameOf(row)}</em>
            </small>
          )}
          {row.contact !== null && row.company !== null && (
            <small className="inline">{row.company_name ?? row.company}</small>
          )}
        </>
      ),
    },
    {
      id: 'whose',
      label: t('day.who'),
      hint: t('lost.whose.hint'),
      width: 7.75,
      text: true,
      value: whose,
      cell: (row) => whose(row) ?? <None reason={t('lost.whose.none')} />,
    },
    {
      id: 'since',
      label: t('lost.since'),
      hint: t('lost.since.hint'),
      width: 18.75,
      text: true,
      value: (row) => sinceText(row, of, words),
      sort: (row) => (isServed(row) ? 2 : row.back === null && row.called === null ? 0 : 1),
      cell: (row) => <Since row={row} of={of} />,
    },
    {
      id: 'state',
      label: t('lost.state'),
      hint: t('lost.state.hint'),
      width: 13.5,
      text: true,
      value: (row) => stateText(row, words),
      sort: (row) => LOST_STATES.indexOf(stateOf(row)),
      cell: (row) => <State row={row} at={at} session={session} />,
    },
  ];
}

/** What is most worth knowing of what happened since; null: nothing. */
function sinceText({ answered_late_at, back, called }: LostRow, of: number, { t, formats }: Words): string | null {
  const time = (iso: string): string => formats.moment(Date.parse(iso), of);
  if (answered_late_at !== null) return t('lost.since.late', { time: time(answered_late_at) });
  if (back !== null) {
    const n = back.times;
    return back.answered_at === null
      ? t('lost.since.back', { n, time: time(back.at) })
      : t('lost.since.answered', { n, time: time(back.at), answered: time(back.answered_at) });
  }
  if (called === null) return null;
  return called.reached_at === null
    ? t('lost.since.called', { time: time(called.at) })
    : t('lost.since.reached', { time: time(called.reached_at) });
}

function Since({ row, of }: { readonly row: LostRow; readonly of: number }): ReactNode {
  const words = useWords();
  const text = sinceText(row, of, words);
  if (text === null) return <None reason={words.t('lost.since.none')} />;
  const icon: IconName = isServed(row) ? 'check' : 'warning';
  return (
    <span className={isServed(row) ? 'since served' : 'since'} title={text}>
      <Icon name={icon} />
      <span>{text}</span>
    </span>
  );
}

function stateText(row: LostRow, { t, formats }: Words): string {
  const state = t(`lost.state.${stateOf(row)}`);
  const { note } = row;
  return note === null || note.state === 'open' ? state : `${state}, ${note.by}, ${formats.dateTime(note.at)}`;
}

interface StateProps {
  readonly row: LostRow;
  readonly at: number;
  readonly session: Session;
}

function State({ row, at, session }: StateProps) {
  const { t, formats } = useWords();
  const state = stateOf(row);
  const { note } = row;
  return (
    <span className="lost-state">
      <select
        className="field"
        tabIndex={-1}
        aria-label={t('lost.state.of', { name: row.contact_name ?? row.contact ?? t('lost.contact.unknown') })}
        value={state}
        data-testid={`lost-state-${row.conversation}`}
        onChange={({ target }) => void session.lost.mark([row], target.value as LostState)}
      >
        {LOST_STATES.map((one) => (
          <option key={one} value={one}>
            {t(`lost.state.${one}`)}
          </option>
        ))}
      </select>
      {note !== null && note.state !== 'open' && (
        <small title={`${note.by}, ${formats.dateTime(note.at)}`}>
          {t('lost.noted', { by: note.by, time: formats.moment(note.at, at) })}
        </small>
      )}
    </span>
  );
}
