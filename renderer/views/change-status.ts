// The one way in which every button, key and menu asks for a status: offline asks first, the others go at once.

import type { AgentStatus } from '../../shared/contract/views.ts';
import { planStatus } from '../store/commands.ts';
import type { Seen } from '../store/overlay.ts';
import type { Session } from '../store/session.ts';

export function requestStatus(session: Session, seen: Seen, status: AgentStatus): void {
  if (planStatus(seen, status).send.length === 0) return;
  if (status === 'offline') {
    session.open({ kind: 'offline', seen, reason: null });
    return;
  }
  void session.desk.setStatus(seen, status, null);
}
