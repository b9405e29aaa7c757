// Gathers what is left out of a figure, by reason. Pure.
import type { DraftItem, DraftLeftOut } from './draft.ts';
import { DraftItems, type Room } from './draft-items.ts';

export class LeftOutBook {
  readonly #room: Room;
  readonly #byReason = new Map<string, DraftItems>();

  constructor(room: Room) {
    this.#room = room;
  }

  add(reason: string, item: DraftItem): void {
    let items = this.#byReason.get(reason);
    if (items === undefined) {
      items = new DraftItems(this.#room);
      this.#byReason.set(reason, items);
    }
    items.push(item);
  }

  list(): DraftLeftOut[] {
    return [...this.#byReason].map(([reason, items]) => ({ reason, items }));
  }
}
