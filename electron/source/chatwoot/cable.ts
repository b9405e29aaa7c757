// Chatwoot's WebSocket: ActionCable, one subscription to what the token's owner may see. It says nothing of what it missed; whoever
// connects again asks over HTTP.
import { WebSocket } from 'ws';
import { SaidError, said } from '../../../shared/words/said.ts';
import type { SourceTimers } from '../port.ts';
import { faultOf } from './faults.ts';

export interface CableDeps {
  readonly base: string;
  readonly server: string;
  readonly account: number;
  readonly user: string;
  readonly pubsubToken: string;
  readonly timers: SourceTimers;
  /** What it tells, as it came. */
  readonly onFrame: (event: string, data: unknown) => void;
  /** It gave a sign of life. */
  readonly onBeat: () => void;
  /** Once, after it was there: it is no longer. */
  readonly onDown: (why: SaidError) => void;
}

export interface Cable {
  close(): void;
}

/** It beats every three seconds. */
const SILENT_MS = 15_000;
const MOST_BYTES = 16 * 1024 * 1024;

/** Resolves once it is subscribed; rejects with words. */
export function openCable(deps: CableDeps): Promise<Cable> {
  const { base, server, account, user, pubsubToken, timers, onFrame, onBeat, onDown } = deps;
  const identifier = JSON.stringify({
    channel: 'RoomChannel',
    pubsub_token: pubsubToken,
    account_id: account,
    user_id: Number(user),
  });
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/cable`, ['actioncable-v1-json'], {
      // Rails admits only pages of its own.
      origin: new URL(base).origin,
      handshakeTimeout: SILENT_MS,
      maxPayload: MOST_BYTES,
      followRedirects: false,
    });
    let state: 'opening' | 'there' | 'down' = 'opening';
    let welcome = false;
    let cancel = () => {};
    const down = (why: SaidError) => {
      const was = state;
      if (was === 'down') return;
      state = 'down';
      cancel();
      socket.terminate();
      if (was === 'opening') reject(why);
      else onDown(why);
    };
    const heard = () => {
      cancel();
      cancel = timers.setTimer(() => {
        // It beats, but does not answer whether one may listen: what it was shown it cannot find.
        const key = state === 'opening' && welcome ? 'chatwoot.no_cable' : 'chatwoot.silent';
        down(new SaidError(said(key, { server })));
      }, SILENT_MS);
    };
    const subscribed = () => {
      state = 'there';
      heard();
      resolve({
        close() {
          state = 'down';
          cancel();
          socket.close();
        },
      });
    };
    const take = (frame: Frame) => {
      if (frame.type === 'welcome') {
        welcome = true;
        socket.send(JSON.stringify({ command: 'subscribe', identifier }));
      } else if (frame.type === 'confirm_subscription') subscribed();
      else if (frame.type === 'reject_subscription') down(new SaidError(said('chatwoot.no_cable', { server })));
      else if (frame.type === 'disconnect') down(new SaidError(said('chatwoot.cut', { server })));
      else if (typeof frame.message === 'object' && typeof frame.message?.event === 'string')
        onFrame(frame.message.event, frame.message.data);
    };
    heard();
    socket.on('message', (bytes) => {
      if (state === 'down') return;
      // Until it is subscribed its beats are no answer.
      if (state === 'there') heard();
      const frame = frameOf(String(bytes));
      if (frame === null) return down(new SaidError(said('chatwoot.not_json', { server })));
      take(frame);
      if (state === 'there') onBeat();
    });
    socket.on('unexpected-response', (_, { statusCode }) =>
      down(new SaidError(said('chatwoot.no_socket', { server, status: statusCode ?? 0 }))),
    );
    socket.on('error', (error) => down(faultOf(error, server)));
    socket.on('close', () => down(new SaidError(said('chatwoot.cut', { server }))));
  });
}

interface Frame {
  readonly type?: unknown;
  readonly message?: { readonly event?: unknown; readonly data?: unknown } | null;
}

function frameOf(text: string): Frame | null {
  try {
    const frame: unknown = JSON.parse(text);
    return typeof frame === 'object' && frame !== null ? frame : null;
  } catch {
    return null;
  }
}
