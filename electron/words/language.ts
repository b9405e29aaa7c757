// Which language a terminal is spoken to in, by what it says of itself (POSIX: LC_ALL, else LC_MESSAGES, else LANG).
import { LANGUAGES, type Language } from '../../shared/words/message.ts';

/** @param system what the operating system says where the environment says nothing; null: nothing. */
export function languageOf(env: Readonly<Record<string, string | undefined>>, system: string | null): Language {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '') ?? system;
  const name = /^[a-z]+/i.exec(locale ?? '')?.[0].toLowerCase();
  return LANGUAGES.find((language) => language === name) ?? 'en';
}

/** Windows knows the user's language without a word in the environment. */
export function terminalLanguage(): Language {
  const system = process.platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : null;
  return languageOf(process.env, system);
}
