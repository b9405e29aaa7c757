// A text of one language with places for values, and how it is filled in. Pure; the catalogues are data.

export const LANGUAGES = ['en', 'tr', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text, or one for one and one for other counts (`{n}` chooses). `{name}` is filled in. */
export type Message = string | { readonly one: string; readonly other: string };
export type Values = Readonly<Record<string, string | number>>;

/** @param count how numbers are written; a number that is a name (a port, a line) is given as a string. */
export function createFill(
  language: Language,
  count: (n: number) => string,
): (message: Message, values: Values) => string {
  // Made when a text first has forms: most of what a command says has none, and a start should not wait for it.
  let plural: Intl.PluralRules | null = null;
  const formOf = (n: number) => {
    plural ??= new Intl.PluralRules(language);
    return plural.select(n) === 'one' ? 'one' : 'other';
  };
  return (message, values) => {
    const text = typeof message === 'string' ? message : message[formOf(Number(values.n ?? 0))];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? count(value) : value;
    });
  };
}
