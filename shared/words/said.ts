// What an error says, as a key and its values: put into words where a person reads it, in that person's language.
// The core's own log, and what is written for programs, stay English.
import { deAsking } from './de-asking.ts';
import { deFaults } from './de-faults.ts';
import { enAsking } from './en-asking.ts';
import { enFaults } from './en-faults.ts';
import { createFill, type Language, type Message } from './message.ts';
import { sayReason } from './reasons.ts';
import { trAsking } from './tr-asking.ts';
import { trFaults } from './tr-faults.ts';

const en = { ...enFaults, ...enAsking };
export type SaidKey = keyof typeof en;
export const SAYINGS: Readonly<Record<Language, Readonly<Record<SaidKey, Message>>>> = {
  en,
  tr: { ...trFaults, ...trAsking },
  de: { ...deFaults, ...deAsking },
};

/** Plain data, so that it crosses threads and wires. A value may be said itself; `why` is a reason in English. */
export interface Said {
  readonly key: SaidKey;
  readonly values: Readonly<Record<string, string | number | Said>>;
}

export function said(key: SaidKey, values: Said['values'] = {}): Said {
  return { key, values };
}

export function sayIn(language: Language, { key, values }: Said): string {
  const words = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'object') return [name, sayIn(language, value)];
    return [name, name === 'why' ? sayReason(language, String(value)) : value];
  });
  return createFill(language, String)(SAYINGS[language][key], Object.fromEntries(words));
}

/** An error for a person. Its message is English; whoever shows it says `said` in the reader's language. */
export class SaidError extends Error {
  readonly said: Said;
  constructor(what: Said, options?: ErrorOptions) {
    super(sayIn('en', what), options);
    this.said = what;
  }
}
