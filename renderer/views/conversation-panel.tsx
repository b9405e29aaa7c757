// A conversation's whole story, from the right: what it is, who had it, and its events in order with what each meant.
// Opened from anywhere: session.navigation.go({ conversation: id }).

import type { ConversationStory, NamedKind, StoryEpisode } from '../../shared/contract/conversation.ts';
import { nameIn } from '../store/names.ts';
import { useSession, useStore, useValue, useWords } from './context.ts';
import { ConversationId } from './conversation-id.tsx';
import { ConversationKindIcon } from './conversation-kind.tsx';
import { Duration } from './figures.tsx';
import { PanelAge, PanelFault, PanelSkeleton, SidePanel } from './side-panel.tsx';
import { StoryEvents } from './story-events.tsx';
import { channelName } from './top-bar.tsx';

export function ConversationPanel({ conversation }: { readonly conversation: string }) {
  const session = useSession();
  const { t } = useWords();
  const { answer, refusal, asking } = useValue(session.story.state);
  return (
    <SidePanel
      title={
        <>
          {answer !== null && <ConversationKindIcon kind={answer.kind} />}
          <span className="panel-id">
            <ConversationId id={conversation} />
          </span>
        </>
      }
      label={t('story.label', { conversation })}
      testId="conversation-panel"
      className="conversation-panel"
      onClose={() => session.navigation.go({ conversation: null })}
    >
      {refusal !== null && <PanelFault refusal={refusal} onAgain={() => session.story.again()} />}
      {answer !== null && (
        <>
          <Head story={answer} />
          <Episodes story={answer} />
          <h3>{t('story.events', { n: answer.events.length })}</h3>
          <StoryEvents story={answer} />
          <PanelAge at={answer.at} asking={asking} onAgain={() => session.story.again()} />
        </>
      )}
      {answer === null && refusal === null && <PanelSkeleton />}
    </SidePanel>
  );
}

function Head({ story }: { readonly story: ConversationStory }) {
  const { clock } = useSession();
  const { t, formats } = useWords();
  const when = (time: string) => formats.dateTime(Date.parse(time), clock.getState());
  const named = (kind: NamedKind, id: string | null) => (id === null ? null : nameIn(story.names, kind, id));
  const { opened, closed } = story;
  const facts = [
    ['story.assignee', named('agent', story.assignee)],
    ['story.contact', named('contact', story.contact)],
    ['story.company', named('company', story.company)],
    ['story.product', named('product', story.product)],
    ['story.group', named('group', story.group)],
    ['story.opened', opened === null ? t('story.opened.unknown') : when(opened)],
    ['story.closed', closed === null ? null : when(closed)],
    ['story.deadline', story.deadline === null ? null : when(story.deadline)],
  ] as const;
  return (
    <>
      <p className="story-kind">
        <strong>{t(`story.kind.${story.kind}`)}</strong>
        <span>{channelName(story.channel)}</span>
        {story.direction === 'outbound' && <span>{t('story.outbound')}</span>}
        <span className={story.open ? 'story-state open' : 'story-state'} data-testid="story-state">
          {t(story.open ? 'story.open' : 'story.over')}
        </span>
      </p>
      <dl className="story-facts">
        {facts.map(([key, value]) =>
          value === null ? null : (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        {opened !== null && closed !== null && (
          <div>
            <dt>{t('story.lasted')}</dt>
            <dd>
              <Duration seconds={(Date.parse(closed) - Date.parse(opened)) / 1000} reason="" />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

function Episodes({ story }: { readonly story: ConversationStory }) {
  const { t } = useWords();
  if (story.episodes.length === 0) return null;
  return (
    <>
      <h3 title={t('story.episodes.hint')}>{t('story.episodes')}</h3>
      <table className="story-episodes">
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('story.from')}</th>
            <th scope="col">{t('story.held')}</th>
            <th scope="col">{t('column.first_response')}</th>
          </tr>
        </thead>
        <tbody>
          {story.episodes.map((episode) => (
            <Episode key={episode.from + episode.agent} episode={episode} story={story} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Episode({ episode, story }: { readonly episode: StoryEpisode; readonly story: ConversationStory }) {
  const { t, formats } = useWords();
  const session = useSession();
  // Over midnight a time alone says nothing.
  const now = useStore(session.clock, (ms) => Math.floor(ms / 60_000) * 60_000);
  const until = Date.parse(episode.to ?? story.at);
  return (
    <tr>
      <th scope="row">{nameIn(story.names, 'agent', episode.agent)}</th>
      <td className="num">{formats.moment(Date.parse(episode.from), now)}</td>
      <td>
        <Duration seconds={(until - Date.parse(episode.from)) / 1000} reason="" />
        {episode.to === null && <small className="inline">{t('story.goes_on')}</small>}
      </td>
      <td>
        <Duration seconds={episode.first_response_s} reason={t('story.no_response')} />
      </td>
    </tr>
  );
}
