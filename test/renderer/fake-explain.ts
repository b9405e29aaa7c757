// Made-up explanations and stories for the renderer's tests and pictures: the same for the same question.

import type { ConversationAsk, ConversationStory, Meaning, StoryMeaning } from '../../shared/contract/conversation.ts';
import type {
  ExplainAnswer,
  ExplainAsk,
  ExplainItem,
  Explanation,
  FormulaPart,
} from '../../shared/contract/explain.ts';
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

const SAMPLES = 240;

/** An average of first responses with both bases, and what was left out of it; any other figure as a count. */
export function fakeExplanation(
  { figure, ask }: ExplainAsk,
  now: number,
  agents: readonly CockpitRow[],
): ExplainAnswer {
  const timed = figure.endsWith('_s') || figure.endsWith('avg');
  const item = (n: number, value: number): ExplainItem => {
    const row = agents[n % agents.length];
    const to = now - n * 97_000;
    return {
      conversation: `c-${4_000 + n}`,
      kind: (['chat', 'call', 'email', 'ticket'] as const)[n % 4] ?? 'chat',
      channel: (['whatsapp', 'voice', 'email', 'web'] as const)[n % 4] ?? 'web',
      product: 'p-1',
      company: n % 3 === 0 ? null : 'co-3',
      group: 'g-1',
      agent: row?.agent ?? null,
      time: new Date(to).toISOString(),
      value: timed ? value : 1,
      from: new Date(to - value * 1_000).toISOString(),
      to: new Date(to).toISOString(),
      from_event: null,
      event: { type: 'message.sent', source: '/demo/floor', id: `e-${n}`, time: new Date(to).toISOString() },
      since_opened_s: timed ? value + 31 : null,
      note: n % 5 === 0 ? 'answered' : null,
    };
  };
  const items = Array.from({ length: SAMPLES }, (_, n) => item(n, 40 + ((n * 37) % 260)));
  const out = (reason: string, count: number) => ({ reason, count, items: items.slice(0, count) });
  const ms = items.reduce((sum, { value }) => sum + value * 1_000, 0);
  const value = timed ? Math.round(ms / SAMPLES) / 1_000 : SAMPLES;
  const name = timed ? 'samples' : 'counted';
  const told: Pick<Explanation, 'kind' | 'unit' | 'value' | 'parts'> = {
    kind: timed ? 'average' : 'count',
    unit: timed ? 's' : null,
    value,
    parts: [{ name, what: 'first responses, each from the assignment to the answer', count: SAMPLES, items }],
  };
  const addends = items.slice(0, 6).flatMap((one, n): FormulaPart[] => {
    const amount: FormulaPart = { value: one.value, unit: timed ? 's' : null };
    return n === 0 ? [amount] : [{ sign: ' + ' }, amount];
  });
  const formula_parts: readonly FormulaPart[] = timed
    ? [
        { sign: '(' },
        ...addends,
        { sign: ' + ' },
        { word: 'more', n: SAMPLES - 6 },
        { sign: ') / ' },
        { value: SAMPLES, unit: null },
        { sign: ' = ' },
        { value, unit: 's' },
      ]
    : [
        { value: SAMPLES, unit: null },
        { sign: ' ' },
        { word: 'counted' },
        { sign: ' = ' },
        { value: SAMPLES, unit: null },
      ];
  return {
    explanation: {
      ...told,
      report: ask.report,
      figure,
      rule: timed
        ? "The mean time to the first response. The first message or answer by an agent in an episode, from the agent's assignment to it; an episode begins when the conversation is given to an agent and ends when it goes to another, to nobody, or closes. It counts on the day of the answer."
        : 'Conversations that are open now and assigned to the agent.',
      formula: '',
      formula_parts,
      left_out: [
        out('assigned, and not answered by that agent in this episode', 17),
        out('who did it is no agent here, and has no row', 2),
      ],
      brief: false,
      unsearched: false,
      beside: timed
        ? {
            what: 'the same responses from the opening of their conversations',
            value: value + 31,
            formula: '',
            formula_parts: [
              { value: ms / 1_000 + SAMPLES * 31, unit: 's' },
              { sign: ' / ' },
              { value: SAMPLES, unit: null },
              { sign: ' = ' },
              { value: value + 31, unit: 's' },
            ],
          }
        : null,
    },
    at: new Date(now).toISOString(),
    names: {
      agent: Object.fromEntries(agents.map((row) => [row.agent, row.name])),
      group: { 'g-1': 'Care' },
      product: { 'p-1': 'Acme' },
      company: { 'co-3': 'Çınar Lojistik' },
      contact: {},
    },
  };
}
