// The one way in which every button, key and menu asks for a status: offline asks first, the others go at once.

import type { AgentStatus } from '../../shared/contract/views.ts';
import { planStatus } from '../store/commands.ts';
import type { Seen } from '../store/overlay.ts';
import type { Session } from '../store/session.ts';

/** The floor of then takes no orders: says so. @returns whether it is a past moment that is shown. */
export function refusedAsPast(session: Session): boolean {
  if (session.rewind.on) session.toasts.say('not_live');
  return session.rewind.on;
}

export function requestStatus(session: Session, seen: Seen, status: AgentStatus): void {
  if (refusedAsPast(session) || planStatus(seen, status).send.length === 0) return;
  if (status === 'offline') {
    session.open({ kind: 'offline', seen, reason: null });
    return;
  }
  void session.desk.setStatus(seen, status, null);
}
