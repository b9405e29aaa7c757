// Checks what a console sends with its watches and requests: a wire is a boundary, whoever is behind it.
import {
  AGENT_STATUSES,
  type AgentStatus,
  type CockpitFilter,
  type Methods,
  REWIND_SPEEDS,
  type RewindParams,
} from '../../shared/contract/views.ts';
import { RequestError } from './client.ts';

type Fields = Readonly<Record<string, unknown>>;
const MOST_AGENTS = 5_000;
const MOST_CHOICES = 1_000;
const REASON_LENGTH = 10_000;

function wrong(what: string): RequestError {
  return new RequestError('bad_request', `The console asked for something that is not understood: ${what}.`);
}

function fields(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(what);
  return value as Fields;
}

function strings(value: unknown, what: string, most: number): string[] {
  if (!Array.isArray(value) || value.length > most || value.some((one) => typeof one !== 'string')) throw wrong(what);
  return value as string[];
}

function status(value: unknown, what: string): AgentStatus {
  if (!AGENT_STATUSES.includes(value as AgentStatus)) throw wrong(what);
  return value as AgentStatus;
}

export function cockpitFilter(params: unknown): CockpitFilter {
  const { product, channel, group } = fields(params, 'cockpit');
  return {
    product: strings(product, 'product', MOST_CHOICES),
    channel: strings(channel, 'channel', MOST_CHOICES),
    group: strings(group, 'group', MOST_CHOICES),
  };
}

export function rewindParams(params: unknown): RewindParams {
  const { at, speed } = fields(params, 'rewind');
  if (!Number.isSafeInteger(at)) throw wrong('at');
  if (speed !== 0 && !REWIND_SPEEDS.includes(speed as (typeof REWIND_SPEEDS)[number])) throw wrong('speed');
  return { ...cockpitFilter(params), at: at as number, speed: speed as RewindParams['speed'] };
}

export function setStatusParams(params: unknown): Methods['agents.set_status']['params'] {
  const { agents, status: to, reason } = fields(params, 'agents.set_status');
  if (!Array.isArray(agents) || agents.length === 0 || agents.length > MOST_AGENTS) throw wrong('agents');
  if (reason !== null && (typeof reason !== 'string' || reason.length > REASON_LENGTH)) throw wrong('reason');
  return {
    status: status(to, 'status'),
    reason,
    agents: agents.map((one) => {
      const { agent, expect } = fields(one, 'agents');
      if (typeof agent !== 'string') throw wrong('agent');
      return { agent, expect: status(expect, 'expect') };
    }),
  };
}

export function undoIds(params: unknown): string[] {
  return strings(fields(params, 'commands.undo').ids, 'ids', MOST_AGENTS);
}

export function limitOf(params: unknown, most: number): number {
  const { limit } = fields(params, 'limit');
  if (!Number.isSafeInteger(limit) || (limit as number) < 1) throw wrong('limit');
  return Math.min(limit as number, most);
}
