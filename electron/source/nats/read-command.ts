// A message on the commands' subjects as a command, or what is to be said of it. Pure.
import { decodeLine } from '../inbox/decode.ts';
import type { Command } from '../port.ts';

export type ReadCommand =
  | { readonly kind: 'command'; readonly command: Command }
  /** It has an id, so that its asker can be told. */
  | { readonly kind: 'refused'; readonly id: string; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** So old that no asker remembers it. */
  | { readonly kind: 'forgotten' };

/** How long an asker waits for an answer: what is older was given up by then. */
export const ASKED_MS = 30_000;
const FORGOTTEN_MS = 600_000;
const STATUSES = ['online', 'break', 'invisible', 'offline'] as const;
type Status = (typeof STATUSES)[number];

/** @param ageMs how long it has lain in the stream. */
export function readCommand(data: Uint8Array, ageMs: number): ReadCommand {
  if (ageMs > FORGOTTEN_MS) return { kind: 'forgotten' };
  const decoded = decodeLine(data);
  if (!decoded.ok) return { kind: 'unreadable', reason: decoded.reason };
  const { id, type, time } = decoded.event;
  if (type !== 'agent.set_status') return { kind: 'refused', id, reason: 'unknown_command' };
  const { agent, status, actor, reason = null } = decoded.event.data;
  const isWhole =
    isId(agent) &&
    isId(actor) &&
    STATUSES.includes(status as Status) &&
    (reason === null || typeof reason === 'string');
  if (!isWhole) return { kind: 'refused', id, reason: 'bad_command' };
  if (ageMs > ASKED_MS) return { kind: 'refused', id, reason: 'expired' };
  const asked = { agent, status: status as Status, actor, ...(reason === null ? {} : { reason: reason as string }) };
  return { kind: 'command', command: { id, type, time, data: asked } };
}

/** The answer to a command that is not carried out: the same for the same command, so that answering twice is once. */
export function rejection(bridge: string, command: string, reason: string, askedMs: number): Uint8Array {
  const event = {
    specversion: '1.0',
    id: command,
    source: `/kokpit/bridge/${bridge}`,
    type: 'command.rejected',
    time: new Date(askedMs).toISOString(),
    data: { command, reason },
  };
  return Buffer.from(JSON.stringify(event));
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 200;
}
