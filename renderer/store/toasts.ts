// The short words in the corner: what became of an act, and the way back for some seconds. Owned by the session.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Timers } from '../link/timers.ts';
import type { Refused } from './refused.ts';

export type ToastContent =
  /** The commands of one act; the words follow the commands' states. `skipped`: offline agents that were left out. */
  | { readonly kind: 'commands'; readonly ids: readonly string[]; readonly undo: boolean; readonly skipped: number }
  /** A request that failed: the error's code chooses the words. */
  | ({ readonly kind: 'error' } & Refused);

export interface Toast {
  readonly id: number;
  readonly content: ToastContent;
}

const MOST = 4;
const SAID_MS = 6_000;

export class Toasts {
  readonly state: StoreApi<readonly Toast[]> = createStore<readonly Toast[]>(() => []);
  private readonly timers: Timers;
  private readonly leaving = new Map<number, () => void>();
  private held = false;
  private nextId = 1;

  constructor(timers: Timers) {
    this.timers = timers;
  }

  show(content: ToastContent): number {
    const id = this.nextId++;
    this.state.setState((toasts) => [...toasts, { id, content }].slice(-MOST), true);
    return id;
  }

  /** A refusal of the page's own, in the words of its code; leaves by itself. */
  say(code: string): void {
    const known = this.state.getState().find(({ content }) => content.kind === 'error' && content.code === code);
    const id = known?.id ?? this.show({ kind: 'error', code, message: code, params: {}, said: null });
    this.leaveAfter(id, SAID_MS);
  }

  /** Leaves by itself after `ms`, unless the pointer or the focus is on the toasts then. */
  leaveAfter(id: number, ms: number): void {
    if (this.leaving.has(id)) return;
    const cancel = this.timers.after(ms, () => {
      this.leaving.delete(id);
      if (this.held) this.leaveAfter(id, 1_000);
      else this.dismiss(id);
    });
    this.leaving.set(id, cancel);
  }

  dismiss(id: number): void {
    this.leaving.get(id)?.();
    this.leaving.delete(id);
    this.state.setState((toasts) => toasts.filter((toast) => toast.id !== id), true);
  }

  hold(held: boolean): void {
    this.held = held;
  }
}
