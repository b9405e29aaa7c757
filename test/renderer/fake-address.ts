// The page's address in a test: a history that can be gone back in.
import type { Address } from '../../renderer/store/navigation.ts';

export class FakeAddress implements Address {
  readonly entries: string[];
  private listener: () => void = () => undefined;

  constructor(first = '#/cockpit') {
    this.entries = [first];
  }

  hash(): string {
    return this.entries.at(-1) ?? '';
  }

  push(hash: string): void {
    this.entries.push(hash);
  }

  replace(hash: string): void {
    this.entries[this.entries.length - 1] = hash;
  }

  onChange(listener: () => void): void {
    this.listener = listener;
  }

  back(): void {
    this.entries.pop();
    this.listener();
  }
}
