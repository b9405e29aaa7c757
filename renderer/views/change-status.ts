// The one way in which every button, key and menu asks for a status: offline asks first, the others go at once. And why
// none can be asked for just now.

import { AGENT_STATUSES, type AgentStatus, type FreshnessView } from '../../shared/contract/views.ts';
import { planStatus } from '../store/commands.ts';
import type { Seen } from '../store/overlay.ts';
import type { Session } from '../store/session.ts';
import { useSession, useStore } from './context.ts';

/** The floor of then takes no orders; a source that only tells (a file, a log) takes none ever. */
export type NoChanges = 'not_live' | 'no_commands';

/** Why nobody's status can be changed, whoever it is; null: it can. */
export function useNoChanges(): NoChanges | null {
  const session = useSession();
  const past = useStore(session.rewind.state, (state) => state.on);
  const tellsOnly = useStore(session.freshness, ({ view }) => takesNone(view));
  return past ? 'not_live' : tellsOnly ? 'no_commands' : null;
}

/** What an agent can be set to: a helpdesk may not know all of it. */
export function useOffered(): readonly AgentStatus[] {
  return useStore(useSession().freshness, ({ view }) => offered(view));
}

export function offered(view: FreshnessView | null): readonly AgentStatus[] {
  return view?.source.statuses ?? AGENT_STATUSES;
}

/** Says why nobody's status can be changed. @returns whether that is so. */
export function refusedChange(session: Session): boolean {
  if (session.rewind.on) session.toasts.say('not_live');
  else if (takesNone(session.freshness.getState().view)) session.toasts.say('no_commands');
  else return false;
  return true;
}

function takesNone(view: FreshnessView | null): boolean {
  return view !== null && !view.source.commands;
}

export function requestStatus(session: Session, seen: Seen, status: AgentStatus): void {
  if (refusedChange(session) || planStatus(seen, status).send.length === 0) return;
  if (status === 'offline') {
    session.open({ kind: 'offline', seen, reason: null });
    return;
  }
  void session.desk.setStatus(seen, status, null);
}
