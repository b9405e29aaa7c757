// What every view may reach: the session, the words and formats of the chosen language, and hooks that read a store.

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PageWords } from '../locales/words.ts';
import type { Session } from '../store/session.ts';

export type Words = PageWords;

export const SessionContext = createContext<Session | null>(null);
export const WordsContext = createContext<Words | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('a view is drawn outside of SessionContext');
  return session;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('a view is drawn outside of WordsContext');
  return words;
}

interface Readable<T> {
  getState(): T;
  subscribe(listener: () => void): () => void;
}

/** @param select must give an identical value while nothing that it reads changed. */
export function useStore<T, S>(store: Readable<T>, select: (state: T) => S): S {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

export function useValue<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.getState);
}

/** The zone of the console's days; the machine's while the core has not said it. */
export function useZone(): string {
  return useStore(useSession().hello, (hello) => hello?.tz ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** The core's time in whole seconds. */
export function useSecond(): number {
  return useStore(useSession().clock, (now) => Math.floor(now / 1000));
}
