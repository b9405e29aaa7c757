// How old what is shown is, and what to say of it: the pill, the banners and the wall's clock. Pure.

import type { FreshnessView } from '../../shared/contract/views.ts';
import type { LinkStatus } from '../link/link.ts';

/** A source that is live and says nothing for this long is called silent. */
export const SILENT_MS = 10_000;

export interface FreshnessState {
  readonly link: LinkStatus;
  readonly view: FreshnessView | null;
  /** The core's clock minus this page's, ms. */
  readonly skew: number;
}

export type Freshness =
  | { readonly state: 'connecting' }
  | { readonly state: 'live'; readonly ageMs: number }
  | { readonly state: 'silent'; readonly ageMs: number }
  | { readonly state: 'catching_up'; readonly done: number; readonly share: number | null }
  | { readonly state: 'offline'; readonly asOf: number; readonly reason: string }
  /** The console itself has lost the core. */
  | { readonly state: 'lost'; readonly asOf: number };

/** What is refused by a disk was gathered for a while before. */
const GATHERED_MS = 2_000;

/**
 * @returns since when (ms) events are in memory only, where a moment looked back to lies behind that: the past is read from
 * the disk, so that they are missing there; null: nothing is missing.
 */
export function missingSince({ view }: FreshnessState, at: number): number | null {
  const saved = view?.saved;
  return saved?.state === 'memory' && at >= saved.since - GATHERED_MS ? saved.since : null;
}

/** @param now the core's time, ms. */
export function freshnessAt(state: FreshnessState, now: number): Freshness {
  const { link, view, skew } = state;
  if (view === null) return { state: 'connecting' };
  const heard = view.heard_at ?? view.source.since;
  if (link.state !== 'open') return { state: 'lost', asOf: Math.min(heard, link.since + skew) };
  const { source } = view;
  if (source.state === 'offline') return { state: 'offline', asOf: view.data_at ?? heard, reason: source.reason };
  if (source.state === 'catching_up') {
    const share = source.total === null || source.total === 0 ? null : Math.min(1, source.done / source.total);
    return { state: 'catching_up', done: source.done, share };
  }
  const ageMs = Math.max(0, now - heard);
  return { state: ageMs > SILENT_MS ? 'silent' : 'live', ageMs };
}

/** The time that the figures are of: running clocks stand still with data that does. */
export function figuresNow(state: FreshnessState, now: number): number {
  const fresh = freshnessAt(state, now);
  if (fresh.state === 'offline' || fresh.state === 'lost') return fresh.asOf;
  return fresh.state === 'catching_up' ? (state.view?.data_at ?? now) : now;
}

/** Age of what is shown, ms; null while there is nothing to show. */
export function dataAge(state: FreshnessState, now: number): number | null {
  const fresh = freshnessAt(state, now);
  if (fresh.state === 'connecting') return null;
  if (fresh.state === 'live' || fresh.state === 'silent') return fresh.ageMs;
  if (fresh.state === 'catching_up') return Math.max(0, now - (state.view?.data_at ?? now));
  return Math.max(0, now - fresh.asOf);
}
