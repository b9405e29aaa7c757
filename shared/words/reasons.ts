// Reasons that come as English text, in the reader's language. What is not known stays as it came.
import { deFaults } from './de-faults.ts';
import { deReasons } from './de-reasons.ts';
import { enFaults } from './en-faults.ts';
import { enReasons } from './en-reasons.ts';
import { createFill, type Language, type Values } from './message.ts';
import { createSentences } from './sentences.ts';
import { trFaults } from './tr-faults.ts';
import { trReasons } from './tr-reasons.ts';

type FaultKey = keyof typeof enFaults;
const FAULTS: Readonly<Record<Language, Readonly<Record<FaultKey, string>>>> = {
  en: enFaults,
  tr: trFaults,
  de: deFaults,
};

type ReasonKey = keyof typeof enReasons;
export const REASONS: Readonly<Record<Language, Readonly<Record<ReasonKey, string>>>> = {
  en: enReasons,
  tr: trReasons,
  de: deReasons,
};

/** What a field must be, what stood there, what the engine says: reasons within a reason. Others are names. */
const NESTED = new Set(['what', 'value', 'fault', 'message', 'at']);

const isOfSystem = (key: string) => key.startsWith('system.');
/** Faults that were told as text: by a source, or among what went wrong lately. */
const faults = createSentences(enFaults);

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
  const fault = (key: FaultKey, values: Values): string => {
    const inner = 'why' in values ? { ...values, why: sayOne(language, String(values.why)) } : values;
    return fill(FAULTS[language][key], inner);
  };
  const words = whole(reason, say);
  if (words !== reason) return words;
  const told = faults(reason, fault);
  return told === reason ? system(reason, say) : told;
}
