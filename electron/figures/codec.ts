// Folded streams as compact JSON, for the cache: fields by position, so that a conversation is some 200 bytes. Pure.
// A change of the fields needs a new FORMAT; a cache of another format folds its streams again from their events.
import { Conversation } from './conversation.ts';

export const FORMAT = 1;

const FIELDS = [
  'opened',
  'kind',
  'channel',
  'outbound',
  'product',
  'group',
  'contact',
  'company',
  'open',
  'openSince',
  'turns',
  'assignee',
  'everAssigned',
  'episodeAgent',
  'episodeStart',
  'episodeAnswered',
  'episodes',
  'answered',
  'answeredBy',
  'answeredClose',
  'message',
  'messageBy',
  'messageClose',
  'firstBy',
  'picked',
  'pickedClose',
  'pickedOpen',
  'pickedOpenClose',
  'timedOut',
  'firstClose',
  'resolved',
  'contactSince',
  'facts',
] as const satisfies readonly (keyof Conversation)[];

/** Where a field of a packed conversation stands. */
export function placeOfField(field: (typeof FIELDS)[number]): number {
  return FIELDS.indexOf(field);
}

export function packConversation(c: Conversation): readonly unknown[] {
  // In the order of FIELDS; written out, for an import packs every conversation that moves, at every commit.
  return [
    c.opened,
    c.kind,
    c.channel,
    c.outbound,
    c.product,
    c.group,
    c.contact,
    c.company,
    c.open,
    c.openSince,
    c.turns,
    c.assignee,
    c.everAssigned,
    c.episodeAgent,
    c.episodeStart,
    c.episodeAnswered,
    c.episodes,
    c.answered,
    c.answeredBy,
    c.answeredClose,
    c.message,
    c.messageBy,
    c.messageClose,
    c.firstBy,
    c.picked,
    c.pickedClose,
    c.pickedOpen,
    c.pickedOpenClose,
    c.timedOut,
    c.firstClose,
    c.resolved,
    c.contactSince,
    c.facts,
  ];
}

export function unpackConversation(packed: readonly unknown[]): Conversation {
  const c = new Conversation() as unknown as Record<string, unknown>;
  FIELDS.forEach((field, i) => {
    c[field] = packed[i];
  });
  return c as unknown as Conversation;
}
