// One conversation's whole story, as a console asks for it and as the core answers. Types only. Times are UTC with
// milliseconds, durations seconds with 3 decimals.

export interface ConversationAsk {
  readonly conversation: string;
  /** The moment up to which it is told, ms since 1970; null: now. */
  readonly at: number | null;
}

/** What the directory calls the ids that an answer names; an id without a name is not in it. */
export type Names = Readonly<Record<NamedKind, Readonly<Record<string, string>>>>;
export type NamedKind = 'agent' | 'group' | 'product' | 'company' | 'contact';

/**
 * What an event meant to the figures. Seconds are:
 * - `episode_over` how long the episode lasted; `first_response` and `resolution` from the assignment (`resolution` null:
 *   no episode, so no sample); `answered` and `lost` the wait from the opening; `reopened` and `reactivated` since the close
 * - `contact_waits` nothing yet: the contact has the last word from here on
 */
export type Meaning =
  | 'opened'
  | 'episode'
  | 'episode_over'
  | 'transferred'
  | 'first_response'
  | 'answered'
  | 'lost'
  | 'contact_waits'
  | 'reached'
  | 'not_reached'
  | 'resolution'
  | 'closed'
  | 'reopened'
  | 'reactivated'
  | 'unanswered_live'
  | 'unanswered_ended'
  | 'rating'
  | 'feedback'
  | 'inactivity'
  /** It changed nothing, and why. */
  | 'opened_before'
  | 'theirs_already'
  | 'closed_already'
  | 'open_already'
  | 'nobody_assigned'
  | 'answered_before'
  | 'timed_out_before';

export interface StoryMeaning {
  readonly means: Meaning;
  /** Whom it counts for. */
  readonly agent: string | null;
  readonly seconds: number | null;
  /** First responses: the same answer from the opening. */
  readonly since_opened_s: number | null;
}

export interface StoryEvent {
  readonly time: string;
  /** null: no event at all, an e-mail's deadline passed. */
  readonly type: string | null;
  readonly source: string | null;
  readonly id: string | null;
  /** As stored. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly meanings: readonly StoryMeaning[];
}

export interface StoryEpisode {
  readonly agent: string;
  readonly from: string;
  /** null: it goes on. */
  readonly to: string | null;
  readonly first_response_s: number | null;
}

export interface ConversationStory {
  readonly conversation: string;
  /** The moment up to which it is told. */
  readonly at: string;
  readonly kind: 'chat' | 'call' | 'video' | 'email' | 'ticket';
  readonly channel: string;
  readonly direction: 'inbound' | 'outbound';
  readonly product: string | null;
  readonly group: string | null;
  readonly contact: string | null;
  readonly company: string | null;
  /** null: its opening is not known, history begins behind it. */
  readonly opened: string | null;
  readonly open: boolean;
  readonly closed: string | null;
  readonly assignee: string | null;
  /** E-mails: by when they must be answered. */
  readonly deadline: string | null;
  readonly episodes: readonly StoryEpisode[];
  /** In the total order. */
  readonly events: readonly StoryEvent[];
  readonly names: Names;
}
