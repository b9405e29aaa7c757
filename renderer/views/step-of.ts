// Where a key leads in a list that is walked by keyboard, for every table but the cockpit's own. Pure.

/**
 * @param at the row that the keyboard stands on, of `count`
 * @param page rows that Page Up and Page Down go
 * @returns the row it leads to, which may lie outside the list; null: the key does not move
 */
export function stepOf(key: string, at: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
