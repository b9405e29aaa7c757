// Names that came with an answer of the core.

import type { NamedKind, Names } from '../../shared/contract/conversation.ts';

/** The name that the directory has for an id, else the id. */
export function nameIn(names: Names, kind: NamedKind, id: string): string {
  return Object.hasOwn(names[kind], id) ? (names[kind][id] as string) : id;
}
