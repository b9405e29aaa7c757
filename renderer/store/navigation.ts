// Owns the route and keeps it in the address, so that back, forward, reload and a copied link all give the same page.

import { createStore, type StoreApi } from 'zustand/vanilla';
import { formatHash, parseHash, type Route } from './route.ts';

/** The browser's address and history; tests have one of their own. */
export interface Address {
  hash(): string;
  push(hash: string): void;
  replace(hash: string): void;
  onChange(listener: () => void): void;
}

export class Navigation {
  readonly state: StoreApi<Route>;
  private readonly address: Address;

  constructor(address: Address) {
    this.address = address;
    this.state = createStore<Route>(() => parseHash(address.hash()));
    address.onChange(() => this.state.setState(parseHash(address.hash()), true));
  }

  /** A step that back takes back: another page, filter, sort or panel. */
  go(change: Partial<Route>): void {
    this.move(change, (hash) => this.address.push(hash));
  }

  /** A change too small for a step of its own: a letter in the search. */
  amend(change: Partial<Route>): void {
    this.move(change, (hash) => this.address.replace(hash));
  }

  private move(change: Partial<Route>, write: (hash: string) => void): void {
    const before = this.state.getState();
    // Another page begins without what was opened over this one, and as it is now.
    const left =
      change.page === undefined || change.page === before.page ? {} : { at: null, explain: null, conversation: null };
    const route = { ...before, ...left, ...change };
    if (formatHash(route) === formatHash(before)) return;
    write(formatHash(route));
    this.state.setState(route, true);
  }
}
