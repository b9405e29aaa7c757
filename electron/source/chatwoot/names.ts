// Who is named in an activity ("… marked resolved by Ann", in whatever language the account has): Chatwoot tells who did
// something in no other way. Names are looked for, not sentences. Pure.

const LETTER = /[\p{L}\p{N}]/u;

export class Names {
  /** Longer ones first: "Ann Lee" is not "Ann". */
  #names: readonly { readonly name: string; readonly agent: string }[] = [];

  /** @param agents id -> name. Of agents of one name nobody can be told. */
  learn(agents: ReadonlyMap<string, string>): void {
    const byName = Map.groupBy(agents, ([, name]) => name);
    this.#names = [...byName]
      .flatMap(([name, holders]) =>
        name !== '' && holders.length === 1 ? [{ name, agent: (holders[0] as [string, string])[0] }] : [],
      )
      .sort((a, b) => b.name.length - a.name.length);
  }

  /** The agents that a text names, each once, in its order. */
  in(text: string): readonly string[] {
    const found: { readonly at: number; readonly agent: string }[] = [];
    let rest = text;
    for (const { name, agent } of this.#names) {
      for (let at = wordAt(rest, name, 0); at >= 0; at = wordAt(rest, name, at)) {
        found.push({ at, agent });
        // What is taken is not a shorter name's, too.
        rest = `${rest.slice(0, at)}${'\0'.repeat(name.length)}${rest.slice(at + name.length)}`;
      }
    }
    return [...new Set(found.sort((a, b) => a.at - b.at).map(({ agent }) => agent))];
  }
}

/** Whether a text names somebody else, such as a contact. */
export function names(text: string, name: string | null): boolean {
  return name !== null && name !== '' && wordAt(text.toLowerCase(), name.toLowerCase(), 0) >= 0;
}

function wordAt(text: string, name: string, from: number): number {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, behind] = [text[at - 1], text[at + name.length]];
    if (!(before !== undefined && LETTER.test(before)) && !(behind !== undefined && LETTER.test(behind))) return at;
  }
  return -1;
}
