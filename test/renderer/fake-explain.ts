// Made-up stories for the renderer's tests and pictures: the same for the same question.

import type { ConversationAsk, ConversationStory, Meaning, StoryMeaning } from '../../shared/contract/conversation.ts';
import type { CockpitRow } from '../../shared/contract/views.ts';

const MINUTE_MS = 60_000;

function means(word: Meaning, agent: string | null = null, seconds: number | null = null): StoryMeaning {
  return { means: word, agent, seconds, since_opened_s: word === 'first_response' ? 260 : null };
}

export function fakeStory(
  { conversation }: ConversationAsk,
  now: number,
  agents: readonly CockpitRow[],
): ConversationStory {
  const [first, second] = agents as readonly [CockpitRow, CockpitRow];
  const start = Math.floor(now / MINUTE_MS) * MINUTE_MS - 40 * MINUTE_MS;
  const at = (seconds: number): string => new Date(start + seconds * 1_000).toISOString();
  let n = 0;
  const event = (seconds: number, type: string, data: object, ...meanings: StoryMeaning[]) => ({
    time: at(seconds),
    type,
    source: '/demo/floor',
    id: `${conversation}-${n++}`,
    data: { conversation, ...data },
    meanings,
  });
  return {
    conversation,
    at: new Date(now).toISOString(),
    kind: 'chat',
    channel: 'whatsapp',
    direction: 'inbound',
    product: 'p-1',
    group: 'g-1',
    contact: 'contact-17',
    company: 'co-3',
    opened: at(0),
    open: false,
    closed: at(1_300),
    assignee: second.agent,
    deadline: null,
    episodes: [
      { agent: first.agent, from: at(60), to: at(130), first_response_s: null },
      { agent: second.agent, from: at(130), to: at(1_300), first_response_s: 130 },
    ],
    events: [
      event(0, 'conversation.opened', { kind: 'chat', channel: 'whatsapp' }, means('opened')),
      event(2, 'message.sent', { author: 'contact', text: 'Hello, my order has not come yet. The number is 48-1123.' }),
      event(60, 'conversation.assigned', { agent: first.agent }, means('episode', first.agent)),
      event(
        130,
        'conversation.assigned',
        { agent: second.agent, by: 'manual', actor: first.agent },
        means('episode_over', first.agent, 70),
        means('episode', second.agent),
        means('transferred', first.agent),
      ),
      event(
        260,
        'message.sent',
        { author: 'agent', agent: second.agent, text: 'I am sorry to hear that. Let me look where it is.' },
        means('first_response', second.agent, 130),
        means('answered', second.agent, 260),
      ),
      event(320, 'message.sent', { author: 'contact', text: 'Thank you' }, means('contact_waits')),
      event(640, 'message.sent', { author: 'agent', agent: second.agent, text: 'It will be with you tomorrow.' }),
      event(
        1_300,
        'conversation.resolved',
        { agent: second.agent },
        means('episode_over', second.agent, 1_170),
        means('resolution', second.agent, 1_170),
        means('closed'),
      ),
      event(1_310, 'conversation.ended', { by: 'contact' }, means('closed_already')),
      event(1_400, 'rating.given', { stars: 5 }, means('rating', second.agent)),
    ],
    names: {
      agent: { [first.agent]: first.name, [second.agent]: second.name },
      group: { 'g-1': 'Care' },
      product: { 'p-1': 'Acme' },
      company: { 'co-3': 'Çınar Lojistik' },
      contact: { 'contact-17': 'Leyla Öz' },
    },
  };
}
