// Reasons that come as English text, in the reader's language. What is not known stays as it came.
import { deReasons } from './de-reasons.ts';
import { enReasons } from './en-reasons.ts';
import { createFill, type Language, type Values } from './message.ts';
import { createSentences } from './sentences.ts';
import { trReasons } from './tr-reasons.ts';

type ReasonKey = keyof typeof enReasons;
export const REASONS: Readonly<Record<Language, Readonly<Record<ReasonKey, string>>>> = {
  en: enReasons,
  tr: trReasons,
  de: deReasons,
};

/** What a field must be, what stood there, what the engine says: reasons within a reason. Others are names. */
const NESTED = new Set(['what', 'value', 'fault', 'message', 'at']);

const isOfSystem = (key: string) => key.startsWith('system.');
const entries = Object.entries(enReasons) as [ReasonKey, string][];
const whole = createSentences(Object.fromEntries(entries.filter(([key]) => !isOfSystem(key))));
/** The system adds the call and the path to its words: these stay. */
const system = createSentences(Object.fromEntries(entries.filter(([key]) => isOfSystem(key))), '$|, ');

export function sayReason(language: Language, reason: string): string {
  if (language === 'en') return reason;
  const words = sayOne(language, reason);
  // Several faults of one file.
  const parts = words === reason ? reason.split('; ') : [];
  return parts.length > 1 ? parts.map((one) => sayOne(language, one)).join('; ') : words;
}

function sayOne(language: Language, reason: string): string {
  const fill = createFill(language, String);
  const say = (key: string, values: Values): string => {
    const inner = Object.entries(values).map(([name, value]) => [
      name,
      NESTED.has(name) ? sayOne(language, String(value)) : value,
    ]);
    return fill(REASONS[language][key as ReasonKey], Object.fromEntries(inner));
  };
  const words = whole(reason, say);
  return words === reason ? system(reason, say) : words;
}
