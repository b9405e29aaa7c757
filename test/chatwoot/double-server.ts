// The double over HTTP and a WebSocket, on loopback: routes, pages, who may what, and what goes wrong when the test wants it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { ACCOUNT, type Double, type DoubleAgent } from './double.ts';

export const TOKEN = 'a-user-token';
const PUBSUB = 'a-pubsub-token';
const PAGE = 25;

export interface DoubleServer {
  readonly base: string;
  /** What was asked, as METHOD /path?query. */
  readonly asked: string[];
  readonly bodies: unknown[];
  /** Takes a question over: an answer to give instead, or null for its own. */
  instead: (method: string, path: string) => { status: number; body?: string; headers?: Record<string, string> } | null;
  /** Whether the WebSocket lets anybody in, and beats. */
  open: boolean;
  /** Whether questions are left without an answer. */
  hang: boolean;
  readonly listeners: number;
  /** Beats that have come to whoever listens. */
  beaten: number;
  /** What whoever wants to listen is answered. */
  admits: string;
  /** Somebody wants to listen. */
  readonly knocked: Promise<void>;
  /** Sends a frame as it is. */
  frame(frame: object | string): void;
  beat(): void;
  /** Cuts every WebSocket. */
  cut(): void;
  stop(): Promise<void>;
}

/** @param me the token's owner. */
export async function serveDouble(double: Double, me: number): Promise<DoubleServer> {
  const sockets = new Set<WebSocket>();
  const server = createServer((request, response) => void answer(request, response));
  const knock = Promise.withResolvers<void>();
  const cable = new WebSocketServer({ noServer: true, handleProtocols: () => 'actioncable-v1-json' });
  const send = (frame: object | string) => {
    for (const socket of sockets) socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  };
  double.tell = (event, data) => send({ identifier: '{}', message: { event, data: { account_id: ACCOUNT, ...data } } });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const [method, path] = [request.method ?? '', request.url ?? ''];
    control.asked.push(`${method} ${path}`);
    const body: unknown = parts.length === 0 ? null : JSON.parse(Buffer.concat(parts).toString());
    if (body !== null) control.bodies.push(body);
    if (control.hang) return;
    const other = control.instead(method, path);
    if (other !== null) {
      response.writeHead(other.status, other.headers ?? { 'content-type': 'application/json' });
      response.end(other.body ?? '{}');
      return;
    }
    const [status, told] =
      request.headers.api_access_token === TOKEN ? route(method, path, body) : [401, { error: 'Invalid Access Token' }];
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(told));
  }

  function route(method: string, path: string, body: unknown): [number, unknown] {
    const { pathname, searchParams } = new URL(path, 'http://double');
    const owner = double.agents.find(({ id }) => id === me) as DoubleAgent;
    if (pathname === '/api/v1/profile') {
      const account = { id: ACCOUNT, name: 'Acme', role: owner.role };
      return [200, { id: me, name: owner.name, pubsub_token: PUBSUB, accounts: [account] }];
    }
    if (method === 'POST' && pathname === '/api/v1/profile/availability') {
      const { profile } = body as { profile: { account_id: number; availability: DoubleAgent['availability'] } };
      if (profile.account_id !== ACCOUNT) return [404, { error: 'Resource could not be found' }];
      owner.availability = profile.availability;
      return [200, {}];
    }
    const [, rest = ''] = new RegExp(`^/api/v1/accounts/${ACCOUNT}(/.*)$`).exec(pathname) ?? [];
    const agent = /^\/agents\/(\d+)$/.exec(rest);
    if (method === 'PATCH' && agent !== null) return patch(owner, Number(agent[1]), body);
    if (rest === '/agents') return [200, double.agents.map((one) => double.agentJson(one))];
    if (rest === '/inboxes') return [200, { payload: double.inboxes }];
    if (rest === '/teams') return [200, double.teams.map((team) => ({ ...team, account_id: ACCOUNT }))];
    const team = /^\/teams\/(\d+)\/team_members$/.exec(rest);
    if (team !== null) {
      const members = double.agents.filter(({ teams }) => teams.includes(Number(team[1])));
      return [200, members.map((one) => double.agentJson(one))];
    }
    if (rest === '/conversations') return [200, list(searchParams)];
    if (rest === '/csat_survey_responses') {
      if (owner.role !== 'administrator') return [401, { error: 'You are not authorized to do this action' }];
      return [200, page(double.ratings, searchParams).map(ratingJson)];
    }
    return conversation(rest, searchParams, owner);
  }

  function conversation(rest: string, query: URLSearchParams, owner: DoubleAgent): [number, unknown] {
    const [, id, what] = /^\/conversations\/(\d+)(?:\/(\w+))?$/.exec(rest) ?? [];
    const one = double.conversations.find((other) => other.id === Number(id));
    if (one === undefined) return [404, { error: 'Resource could not be found' }];
    if (what === undefined) return [200, double.conversationJson(one)];
    if (what === 'reporting_events') {
      if (owner.role !== 'administrator') return [403, { error: 'You are not authorized' }];
      return [200, double.turns.filter((turn) => turn.conversation === one.id).map(turnJson)];
    }
    if (what !== 'messages') return [404, { error: 'Resource could not be found' }];
    const all = double.messages.filter((message) => message.conversation === one.id);
    const after = query.get('after');
    const told = after === null ? all.slice(-20) : all.filter((message) => message.id > Number(after)).slice(0, 100);
    return [200, { meta: {}, payload: told.map((message) => double.messageJson(message)) }];
  }

  function patch(owner: DoubleAgent, id: number, body: unknown): [number, unknown] {
    if (owner.role !== 'administrator') return [401, { error: 'You are not authorized to do this action' }];
    const agent = double.agents.find((one) => one.id === id);
    if (agent === undefined) return [404, { error: 'Resource could not be found' }];
    const { availability } = body as { availability: DoubleAgent['availability'] };
    if (!['online', 'busy', 'offline'].includes(availability)) return [422, { message: 'is not a valid availability' }];
    agent.availability = availability;
    return [200, double.agentJson(agent)];
  }

  function list(query: URLSearchParams): object {
    const status = query.get('status');
    const found = double.conversations
      .filter((one) => status === 'all' || one.status === status)
      .sort((a, b) => b.activity - a.activity || b.id - a.id);
    const payload = page(found, query).map((one) => double.conversationJson(one));
    const count = { mine_count: 0, assigned_count: 0, unassigned_count: 0, all_count: found.length };
    return { data: { meta: count, payload } };
  }

  function subscribe(socket: WebSocket): void {
    socket.send(JSON.stringify({ type: 'welcome' }));
    socket.on('message', (bytes) => {
      const { identifier } = JSON.parse(String(bytes)) as { identifier: string };
      const { pubsub_token, account_id, user_id } = JSON.parse(identifier) as Record<string, unknown>;
      const isKnown = pubsub_token === PUBSUB && account_id === ACCOUNT && user_id === me;
      knock.resolve();
      if (!isKnown || control.admits !== 'confirm_subscription') {
        const type = isKnown ? control.admits : 'reject_subscription';
        return socket.send(JSON.stringify({ type, identifier }));
      }
      sockets.add(socket);
      socket.send(JSON.stringify({ type: 'confirm_subscription', identifier }));
      // To listen is to be there.
      double.present(me);
      double.tellPresence();
    });
    socket.on('pong', () => control.beaten++);
    socket.on('close', () => sockets.delete(socket));
  }

  server.on('upgrade', (request, socket, head) => {
    const mine = request.headers.origin === control.base && request.url === '/cable';
    if (!control.open || !mine) return socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
    cable.handleUpgrade(request, socket, head, subscribe);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const control: DoubleServer = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    bodies: [],
    instead: () => null,
    open: true,
    hang: false,
    admits: 'confirm_subscription',
    knocked: knock.promise,
    beaten: 0,
    get listeners() {
      return sockets.size;
    },
    frame: send,
    beat() {
      send({ type: 'ping', message: double.seconds });
      // The answer to this comes behind the beat.
      for (const socket of sockets) socket.ping();
    },
    cut() {
      for (const socket of sockets) socket.terminate();
      sockets.clear();
    },
    async stop() {
      control.cut();
      cable.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return control;

  function ratingJson({ id, conversation, at, rating, feedback }: Double['ratings'][number]): object {
    return {
      id,
      rating,
      feedback_message: feedback,
      account_id: ACCOUNT,
      conversation_id: conversation,
      created_at: at,
    };
  }
}

function turnJson({ name, conversation, user, at, value }: Double['turns'][number], id: number): object {
  const time = new Date(at * 1_000).toISOString();
  const about = { account_id: ACCOUNT, conversation_id: conversation + 9_000, inbox_id: 1, event_start_time: time };
  return { id, name, value, ...about, user_id: user, event_end_time: time, created_at: time, updated_at: time };
}

function page<T>(all: readonly T[], query: URLSearchParams): T[] {
  const from = (Number(query.get('page') ?? 1) - 1) * PAGE;
  return all.slice(from, from + PAGE);
}
