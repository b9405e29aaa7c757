// What customers left on an agent's day: stars, and words.

import type { AgentDay } from '../../shared/contract/views.ts';
import { useWords } from './context.ts';
import { StoryLink } from './reports/story-link.tsx';

const STARS = [1, 2, 3, 4, 5] as const;

export function AgentRatings({ day }: { readonly day: AgentDay }) {
  const { t, formats } = useWords();
  return (
    <section className="card agent-ratings" aria-label={t('agent.ratings')} data-testid="agent-ratings">
      <h2>{t('agent.ratings')}</h2>
      {day.ratings.length === 0 ? (
        <p className="hint">{t('agent.ratings.none')}</p>
      ) : (
        <ul>
          {day.ratings.map((one, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a conversation may be rated twice at the same moment
            <li key={`${one.at} ${one.conversation} ${n}`}>
              <span className="num muted">{formats.time(one.at)}</span>
              {one.stars === null ? <q>{one.text ?? t('agent.left_words')}</q> : <Stars n={one.stars} />}
              <StoryLink conversation={one.conversation} stop>
                {one.contact ?? t('agent.col.contact.unknown')}
              </StoryLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Stars({ n }: { readonly n: number }) {
  const { t } = useWords();
  return (
    <span className="stars" role="img" aria-label={t('agent.stars', { n })} title={t('agent.stars', { n })}>
      {STARS.map((star) => (
        <span key={star} className={star <= n ? 'star full' : 'star'}>
          {star <= n ? '★' : '☆'}
        </span>
      ))}
    </span>
  );
}
