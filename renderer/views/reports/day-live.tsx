// The day's live figures, large: who waits longest now, whose follow-up is longest unanswered, how many are to be called
// back. Each leads to whom it is of.

import type { ReactNode } from 'react';
import type { LongestNow, LostReport } from '../../../shared/contract/lost.ts';
import { formatHash } from '../../store/route.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { Count, Ticking } from '../figures.tsx';
import { Icon } from '../icons.tsx';
import { KindIcon } from './kind-icon.tsx';
import { StoryLink } from './story-link.tsx';
import { Tile } from './tile.tsx';

export function DayLive({ lost }: { readonly lost: LostReport }) {
  const session = useSession();
  const { t } = useWords();
  const route = useStore(session.navigation.state, (state) => state);
  const list = formatHash({ ...route, query: '', report: { ...route.report, view: 'lost', order: null } });
  return (
    <section className="report-tiles three" aria-label={t('day.now')}>
      <Longest id="waiting" label={t('day.live.waiting')} of={lost.now.waiting} reason={t('none.waiting')} />
      <Longest id="follow-up" label={t('day.live.follow_up')} of={lost.now.follow_up} reason={t('none.follow_up')} />
      <Tile
        id="call-back"
        label={t('day.live.lost')}
        note={
          lost.lost === 0 ? (
            t('none.lost')
          ) : (
            <>
              <span>{t('day.live.lost.note', { n: lost.lost })}</span>
              <a className="button small" href={list} data-testid="open-lost">
                {t('lost.title')}
                <Icon name="chevron" />
              </a>
            </>
          )
        }
      >
        <Count n={lost.open} />
      </Tile>
    </section>
  );
}

interface LongestProps {
  readonly id: string;
  readonly label: string;
  readonly of: LongestNow | null;
  readonly reason: string;
}

function Longest({ id, label, of, reason }: LongestProps) {
  return (
    <Tile id={id} label={label} note={of === null ? reason : <Whom of={of} />}>
      <Ticking since={of === null ? null : Date.parse(of.since)} reason={reason} />
    </Tile>
  );
}

function Whom({ of }: { readonly of: LongestNow }): ReactNode {
  const { t } = useWords();
  return (
    <span className={`kind kind-${of.kind}`}>
      <KindIcon kind={of.kind} />
      <StoryLink conversation={of.conversation} stop>
        <span className="name">{of.contact_name ?? of.contact ?? t('lost.contact.unknown')}</span>
      </StoryLink>
    </span>
  );
}
