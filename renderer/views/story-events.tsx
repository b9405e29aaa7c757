// The events of a conversation in their order: when, what happened, by whom, its text, and what it meant to the figures.

import type { ConversationStory, StoryEvent, StoryMeaning } from '../../shared/contract/conversation.ts';
import type { Values } from '../../shared/words/message.ts';
import type { Key } from '../locales/catalogue.ts';
import { keyOf } from '../locales/words.ts';
import { nameIn } from '../store/names.ts';
import { useSession, useWords, type Words } from './context.ts';

/** Meanings that say no more than the event itself. */
const PLAIN = new Set(['opened']);
/** Those that changed nothing. */
const NOTHING = new Set([
  'opened_before',
  'theirs_already',
  'closed_already',
  'open_already',
  'nobody_assigned',
  'answered_before',
  'timed_out_before',
]);

export function StoryEvents({ story }: { readonly story: ConversationStory }) {
  const { clock } = useSession();
  const { formats } = useWords();
  let day = '';
  return (
    <ol className="story-events" data-testid="story-events">
      {story.events.map((event, n) => {
        const date = formats.day(Date.parse(event.time), clock.getState());
        const begins = date !== day;
        day = date;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: events stand in their order
          <Event key={n} event={event} story={story} day={begins ? date : null} />
        );
      })}
    </ol>
  );
}

interface EventProps {
  readonly event: StoryEvent;
  readonly story: ConversationStory;
  /** Set where another day begins. */
  readonly day: string | null;
}

function Event({ event, story, day }: EventProps) {
  const words = useWords();
  const { t, formats } = words;
  const meanings = event.meanings.filter(({ means }) => !PLAIN.has(means));
  const actor = textOf(event, 'actor');
  const quoted = ['text', 'reason', 'outcome'].flatMap((field) => textOf(event, field) ?? []);
  return (
    <li data-type={event.type ?? 'deadline'}>
      {day !== null && <div className="story-day">{day}</div>}
      <time className="num" dateTime={event.time} title={event.time}>
        {formats.timeSeconds(Date.parse(event.time))}
      </time>
      <div className="story-what">
        <span className="story-line">
          {lineOf(event, story, words)}{' '}
          {actor !== null && <small>{t('story.by', { actor: nameIn(story.names, 'agent', actor) })}</small>}
        </span>
        {quoted.map((text) => (
          <q key={text}>{text}</q>
        ))}
        {meanings.length > 0 && (
          <ul className="story-meanings">
            {meanings.map((one, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: meanings stand in their order
              <li key={n} className={NOTHING.has(one.means) ? 'nothing-meant' : undefined} data-means={one.means}>
                {meaningOf(one, story, words)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {event.type !== null && <Stored event={event} />}
    </li>
  );
}

function Stored({ event }: { readonly event: StoryEvent }) {
  const { t } = useWords();
  return (
    <details className="story-stored">
      <summary title={t('story.stored')} aria-label={t('story.stored')}>
        {'{ }'}
      </summary>
      <pre>{JSON.stringify({ type: event.type, source: event.source, id: event.id, data: event.data }, null, 2)}</pre>
    </details>
  );
}

function textOf({ data }: StoryEvent, field: string): string | null {
  const value = data[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** What happened, in words; an unknown type by its name. */
function lineOf(event: StoryEvent, story: ConversationStory, { t, formats }: Words): string {
  const { type, data } = event;
  if (type === null) return t('story.deadline.passed');
  const agent = textOf(event, 'agent');
  const values: Values = {
    agent: agent === null ? t('story.nobody') : nameIn(story.names, 'agent', agent),
    stars: typeof data.stars === 'number' ? formats.count(data.stars) : '–',
    action: actionOf(textOf(event, 'action') ?? '', t),
  };
  const by = textOf(event, type === 'message.sent' ? 'author' : 'by');
  const key = (by === null ? null : keyOf(`story.${type}`, by)) ?? keyOf('story', type);
  return key === null ? type : t(key, values);
}

function actionOf(action: string, t: Words['t']): string {
  const key = keyOf('story.action', action);
  return key === null ? action : t(key);
}

function meaningOf({ means, agent, seconds, since_opened_s }: StoryMeaning, story: ConversationStory, words: Words) {
  const { t, formats } = words;
  const values = {
    agent: agent === null ? t('story.nobody') : nameIn(story.names, 'agent', agent),
    time: seconds === null ? '–' : formats.duration(seconds),
    opened: since_opened_s === null ? '–' : formats.duration(since_opened_s),
  };
  if (means === 'first_response' && since_opened_s !== null && since_opened_s !== seconds) {
    return t('story.means.first_response.both', values);
  }
  if (means === 'resolution' && seconds === null) return t('story.means.resolution.none', values);
  return t(`story.means.${means}` satisfies Key, values);
}
