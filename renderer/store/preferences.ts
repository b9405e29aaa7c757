// What the user chose for this screen, kept in the browser: theme, language, folded tables. Unreadable is as if unset.

export type ThemeChoice = 'auto' | 'light' | 'dark';
export type Locale = 'en' | 'tr' | 'de';
export const LOCALES: readonly Locale[] = ['en', 'tr', 'de'];
export const THEMES: readonly ThemeChoice[] = ['auto', 'light', 'dark'];

export interface Preferences {
  readonly theme: ThemeChoice;
  readonly locale: 'auto' | Locale;
  /** Statuses whose table is folded. */
  readonly folded: readonly string[];
}

export interface KeyValue {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'kokpit.preferences';
const DEFAULTS: Preferences = { theme: 'auto', locale: 'auto', folded: ['offline'] };

export function readPreferences(storage: KeyValue): Preferences {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
    const read = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    return {
      theme: THEMES.find((theme) => theme === read.theme) ?? DEFAULTS.theme,
      locale: LOCALES.find((locale) => locale === read.locale) ?? DEFAULTS.locale,
      folded: Array.isArray(read.folded) ? read.folded.filter((word) => typeof word === 'string') : DEFAULTS.folded,
    };
  } catch {
    return DEFAULTS;
  }
}

/** A browser that keeps nothing (private window, full disk) loses the choice at the next start, no more. */
export function writePreferences(storage: KeyValue, preferences: Preferences): void {
  try {
    storage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    return;
  }
}

/** The browser's own form of a language (`en-GB` for `en`), which numbers and dates follow. */
export function regionOf(language: Locale, languages: readonly string[]): string {
  return languages.find((one) => one.toLowerCase().startsWith(language)) ?? language;
}

/** The first of the browser's languages that there is a catalogue for. */
export function resolveLocale(choice: Preferences['locale'], languages: readonly string[]): Locale {
  if (choice !== 'auto') return choice;
  for (const language of languages) {
    const known = LOCALES.find((locale) => language.toLowerCase().startsWith(locale));
    if (known !== undefined) return known;
  }
  return 'en';
}
