// What lies over the page: at most one dialog or menu at a time. Values only; the views draw them.

import type { DaySnapshotAsk } from '../../shared/contract/snapshot.ts';
import type { AgentStatus } from '../../shared/contract/views.ts';

/** Agents somebody is about to change, with the status that was seen when the dialog or menu opened. */
export type Seen = ReadonlyMap<string, AgentStatus>;

export type Overlay =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  /** The files of a day. `present`: the page counts those present, which a past day does not know. */
  | { readonly kind: 'snapshot'; readonly ask: DaySnapshotAsk; readonly present: boolean }
  | { readonly kind: 'status'; readonly seen: Seen; readonly preset: AgentStatus | null }
  | { readonly kind: 'offline'; readonly seen: Seen; readonly reason: string | null }
  | { readonly kind: 'menu'; readonly seen: Seen; readonly x: number; readonly y: number };

export const NO_OVERLAY: Overlay = { kind: 'none' };
