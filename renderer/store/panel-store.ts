// Owns what one panel shows of an answer of the core: asks when the address asks for something else, keeps what is shown
// until the next answer is there. Fed by the session, read by views. An answer that was overtaken is dropped.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Navigation } from './navigation.ts';
import { type Refused, refusedBy } from './refused.ts';
import type { Route } from './route.ts';

export interface PanelState<Ask, Answer> {
  readonly ask: Ask | null;
  /** null until the first answer to this question: an answer to another one is never shown for it. */
  readonly answer: Answer | null;
  readonly refusal: Refused | null;
  /** A question is on its way. */
  readonly asking: boolean;
  /** What the core has read for it by now; null: nothing is known of that. */
  readonly read: number | null;
}

export interface PanelDeps<Ask, Answer> {
  /** @param signal aborted once the answer is of no use any more. @param onRead hears how far it is. */
  readonly request: (ask: Ask, signal: AbortSignal, onRead: (read: number) => void) => Promise<Answer>;
  readonly navigation: Navigation;
  /** What the address asks for; null: the panel is closed. */
  readonly askOf: (route: Route) => Ask | null;
}

export class PanelStore<Ask, Answer> {
  readonly state: StoreApi<PanelState<Ask, Answer>>;
  private readonly deps: PanelDeps<Ask, Answer>;
  private asked = 0;
  private wanted = new AbortController();
  private greeted = false;

  constructor(deps: PanelDeps<Ask, Answer>) {
    this.deps = deps;
    this.state = createStore<PanelState<Ask, Answer>>(() => ({
      ask: null,
      answer: null,
      refusal: null,
      asking: false,
      read: null,
    }));
  }

  /** Begins to follow the address; called once. */
  start(): void {
    this.deps.navigation.state.subscribe(() => this.look(false));
  }

  /** The core is there, or there again: what has no answer yet is asked for. */
  linked(): void {
    this.greeted = true;
    const { answer, refusal } = this.state.getState();
    this.look(answer === null || refusal !== null);
  }

  /** Somebody wants a newer answer. */
  again(): void {
    this.look(true);
  }

  private look(force: boolean): void {
    if (!this.greeted) return;
    const ask = this.deps.askOf(this.deps.navigation.state.getState());
    const before = this.state.getState();
    const same = JSON.stringify(ask) === JSON.stringify(before.ask);
    if (same && !force) return;
    this.asked += 1;
    this.wanted.abort();
    const asking = ask !== null;
    this.state.setState({ asking, read: null, ...(same ? {} : { ask, answer: null, refusal: null }) });
    if (ask !== null) this.send(ask, this.asked);
  }

  private send(ask: Ask, question: number): void {
    this.wanted = new AbortController();
    const onRead = (read: number): void => {
      if (question === this.asked) this.state.setState({ read });
    };
    this.deps.request(ask, this.wanted.signal, onRead).then(
      (answer) => {
        if (question === this.asked) this.state.setState({ answer, refusal: null, asking: false });
      },
      (error: unknown) => {
        if (question === this.asked) this.state.setState({ refusal: refusedBy(error), asking: false });
      },
    );
  }
}
