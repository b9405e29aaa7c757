// The day's live figures, large: who waits longest now, whose follow-up is longest unanswered, how many are to be called
// back. Each leads to whom it is of.

import type { ReactNode } from 'react';
import type { LongestNow, LostReport } from '../../../shared/contract/lost.ts';
import { formatHash } from '../../store/route.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { Explained } from '../explained.tsx';
import { Count, Ticking } from '../figures.tsx';
import { Icon } from '../icons.tsx';
import { Sentence } from '../sentence.tsx';
import { KindIcon } from './kind-icon.tsx';
import { StoryLink } from './story-link.tsx';
import { Tile } from './tile.tsx';

/** @param changing another day's are on their way. */
export function DayLive({ lost, changing }: { readonly lost: LostReport; readonly changing: boolean }) {
  const session = useSession();
  const { t } = useWords();
  const route = useStore(session.navigation.state, (state) => state);
  const list = formatHash({ ...route, query: '', report: { ...route.report, view: 'lost', order: null } });
  return (
    <section
      className={changing ? 'report-tiles three day-live changing' : 'report-tiles three day-live'}
      aria-label={t('day.now')}
    >
      <Longest
        id="waiting"
        explain="live.waiting_longest_s"
        label={t('day.live.waiting')}
        of={lost.now.waiting}
        reason={t('none.waiting')}
      />
      <Longest
        id="follow-up"
        explain="chat.reply_wait_longest_s"
        label={t('day.live.follow_up')}
        of={lost.now.follow_up}
        reason={t('none.follow_up')}
      />
      <Tile
        id="call-back"
        explain="call_backs.open"
        label={t('day.live.lost')}
        note={
          lost.lost === 0 ? (
            t('none.lost')
          ) : (
            <>
              <span>
                <Sentence
                  text="day.live.lost.note"
                  values={{ form: lost.lost }}
                  parts={{
                    n: (
                      <Explained path="call_backs.lost" label={t('day.lost')}>
                        <Count n={lost.lost} />
                      </Explained>
                    ),
                  }}
                />
              </span>
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

/** Its shape until it is there: the table under it keeps its place. */
export function DayLiveWaiting() {
  return (
    <div className="report-tiles three day-live" aria-hidden="true">
      {['waiting', 'follow-up', 'call-back'].map((id) => (
        <div key={id} className="report-tile">
          <span className="bone bone-short" />
          <span className="bone bone-tall" />
        </div>
      ))}
    </div>
  );
}

interface LongestProps {
  readonly id: string;
  readonly explain: string;
  readonly label: string;
  readonly of: LongestNow | null;
  readonly reason: string;
}

function Longest({ id, explain, label, of, reason }: LongestProps) {
  return (
    <Tile id={id} explain={explain} label={label} note={of === null ? reason : <Whom of={of} />}>
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
