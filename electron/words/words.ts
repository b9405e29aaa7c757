// The words of a program on a terminal, in one language. The catalogues are data; errors of the core say what they say
// as a key and values (shared/words), and are put into words here.
import { deWhy } from '../../shared/words/de-why.ts';
import { enWhy } from '../../shared/words/en-why.ts';
import { createFill, type Language, type Message, type Values } from '../../shared/words/message.ts';
import { sayReason } from '../../shared/words/reasons.ts';
import { type Said, sayIn } from '../../shared/words/said.ts';
import { trWhy } from '../../shared/words/tr-why.ts';
import { sayWhy } from '../../shared/words/why.ts';
import { deCli } from './de-cli.ts';
import { deHelp } from './de-help.ts';
import { deHost } from './de-host.ts';
import { enCli } from './en-cli.ts';
import { enHelp } from './en-help.ts';
import { enHost } from './en-host.ts';
import { trCli } from './tr-cli.ts';
import { trHelp } from './tr-help.ts';
import { trHost } from './tr-host.ts';

const en = { ...enCli, ...enHelp, ...enHost };
export type Key = keyof typeof en;
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<Key, Message>>>> = {
  en,
  tr: { ...trCli, ...trHelp, ...trHost },
  de: { ...deCli, ...deHelp, ...deHost },
};

const WHY = { en: enWhy, tr: trWhy, de: deWhy };

export interface Words {
  readonly language: Language;
  /** Numbers are written as the language does; what is no amount (a port, a line) is given as a string. */
  readonly t: (key: Key, values?: Values) => string;
  readonly say: (said: Said) => string;
  /** A reason that came as English text. */
  readonly reason: (text: string) => string;
  /** A rule or a reason of an explanation. */
  readonly why: (text: string) => string;
  /** What an error says to a person. */
  readonly of: (error: unknown) => string;
}

export function createWords(language: Language): Words {
  // Made with the first amount that is said.
  let numbers: Intl.NumberFormat | null = null;
  const fill = createFill(language, (n) => {
    numbers ??= new Intl.NumberFormat(language);
    return numbers.format(n);
  });
  const say = (said: Said) => sayIn(language, said);
  const reason = (text: string) => sayReason(language, text);
  return {
    language,
    t: (key, values = {}) => fill(CATALOGUES[language][key], values),
    say,
    reason,
    // English is what the core says.
    why: (text) => (language === 'en' ? text : sayWhy(text, (key, values) => fill(WHY[language][key], values))),
    of(error) {
      if (error instanceof Error && 'said' in error && error.said !== null) return say(error.said as Said);
      return reason(error instanceof Error ? error.message : String(error));
    },
  };
}
