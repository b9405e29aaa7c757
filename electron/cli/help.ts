// Commander's own words (headings, values, wrong usage) in the user's language. In English they stay as it says them.
import type { Help, HelpConfiguration, Option } from 'commander';
import { createSentences } from '../../shared/words/sentences.ts';
import { enHelp } from '../words/en-help.ts';
import type { Words } from '../words/words.ts';

type HelpKey = keyof typeof enHelp;

function familyOf(prefix: string): Readonly<Record<HelpKey, (typeof enHelp)[HelpKey]>> {
  const entries = Object.entries(enHelp).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(entries) as Record<HelpKey, (typeof enHelp)[HelpKey]>;
}

const sayUsage = createSentences<HelpKey>(familyOf('usage.'));
const sayTitle = createSentences<HelpKey>(familyOf('help.'));

/** @param text what commander says is wrong, without its `error: `, with the line's end. */
export function usageInWords(text: string, words: Words): string {
  const said = sayUsage(text.trimEnd(), (key, values) => {
    const { flags = '', others = '', argument = '' } = values;
    const inWords = (text: string | number) => valuesInWords(String(text), words);
    return words.t(key, {
      ...values,
      flags: inWords(flags),
      others: inWords(others),
      argument: valueInWords(String(argument), words),
    });
  });
  return `${said}\n`;
}

/** `--db <file>`, `[options]`: the names of values stand in brackets; the flags themselves are the same everywhere. */
function valuesInWords(text: string, words: Words): string {
  return text.replace(/(?<=[<[])\w+(?=[.\]>])/g, (name) => valueInWords(name, words));
}

function valueInWords(name: string, { t }: Words): string {
  const key = `value.${name}`;
  return key in enHelp ? t(key as HelpKey) : name;
}

export function helpInWords(words: Words): HelpConfiguration {
  const inWords = (text: string) => valuesInWords(text, words);
  return {
    styleTitle: (text) => sayTitle(text, words.t),
    styleUsage: inWords,
    styleOptionTerm: inWords,
    styleSubcommandTerm: inWords,
    optionDescription: (option) => descriptionOf(option, words),
    styleArgumentTerm: (name) => valueInWords(name, words),
    argumentDescription: ({ description, defaultValue }) => withDefault(description, defaultValue, undefined, words),
  } satisfies Partial<Help>;
}

/** A flag without a value has no default worth telling. */
function descriptionOf({ description, required, defaultValue, defaultValueDescription }: Option, words: Words): string {
  return required ? withDefault(description, defaultValue, defaultValueDescription, words) : description;
}

function withDefault(description: string, value: unknown, shown: string | undefined, { t }: Words): string {
  if (value === undefined) return description;
  return `${description} (${t('help.default', { value: shown ?? JSON.stringify(value) })})`;
}
