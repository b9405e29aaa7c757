// Both ends of one port in a test's hands: what the page sent, and what the test lets it hear.

import type { ClientMessage, Port } from '../../../shared/contract/wire.ts';

export class FakePort implements Port {
  readonly sent: ClientMessage[] = [];
  closed = false;
  private hear: (text: string) => void = () => undefined;
  private ended: () => void = () => undefined;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  onMessage(listener: (text: string) => void): void {
    this.hear = listener;
  }

  onClose(listener: () => void): void {
    this.ended = listener;
  }

  close(): void {
    this.closed = true;
  }

  say(message: object | string): void {
    this.hear(typeof message === 'string' ? message : JSON.stringify({ v: 1, ...message }));
  }

  drop(): void {
    this.ended();
  }

  /** The newest watch of a topic. */
  watchOf(topic: string): number {
    const watch = this.sent.findLast((message) => message.t === 'watch' && message.topic === topic);
    if (watch === undefined) throw new Error(`nothing watches ${topic}`);
    return watch.id;
  }
}
