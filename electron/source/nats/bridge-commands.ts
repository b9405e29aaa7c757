// Commands from the stream to a bridge's source. The server sends one again until it is done, over restarts of the bridge; it is
// done when its answer is in the stream. A source applies an id once, so that each is carried out once or refused with an event.
import { Refused, type Source } from '../port.ts';
import type { NatsClient, Task } from './client-port.ts';
import { readCommand, rejection } from './read-command.ts';
import { sortLines } from './sort-lines.ts';
import { bridgeToken, commandsOf } from './subjects.ts';

export interface BridgeCommandsDeps {
  readonly stream: string;
  readonly bridge: string;
  readonly source: Source;
  /** ms since 1970. */
  readonly now: () => number;
  /** One was handed over, or refused. */
  readonly onCommand: () => void;
  /** What lay there is no command. */
  readonly onUnreadable: (reason: string) => void;
}

/** Nobody is there to carry it out now: it is looked at again so soon. */
const LATER_MS = 1_000;

export class BridgeCommands {
  readonly #deps: BridgeCommandsDeps;
  /** Handed over, and not yet answered. */
  readonly #open = new Map<string, Task>();

  constructor(deps: BridgeCommandsDeps) {
    this.#deps = deps;
  }

  /** Takes commands for as long as the connection holds; then it throws. */
  async takeAll(client: NatsClient): Promise<never> {
    const { stream, bridge } = this.#deps;
    const consumer = `bridge-${bridgeToken(bridge)}`;
    const reading = await client.tasks({ stream, consumer, filter: commandsOf(stream) });
    while (true) {
      for (const task of await reading.take()) await this.#take(client, task);
    }
  }

  /** An answer is in the stream. */
  answered(command: string): void {
    this.#open.get(command)?.done();
    this.#open.delete(command);
  }

  async #take(client: NatsClient, task: Task): Promise<void> {
    const { source, now, onUnreadable } = this.#deps;
    const read = readCommand(task.data, now() - task.at / 1e6);
    if (read.kind === 'unreadable' || read.kind === 'forgotten') {
      if (read.kind === 'unreadable') onUnreadable(read.reason);
      task.done();
      return;
    }
    const id = read.kind === 'command' ? read.command.id : read.id;
    if (this.#open.has(id)) {
      // Its source is at it. After the time of its asker nobody waits for it: what comes of it is told all the same.
      this.#open.set(id, task);
      if (read.kind === 'refused') this.answered(id);
    } else if (read.kind === 'refused') await this.#refuse(client, id, read.reason, task);
    else if (!source.takesCommands) await this.#refuse(client, id, 'no_commands', task);
    else if (source.canSend?.() === false) task.later(LATER_MS);
    else {
      this.#open.set(id, task);
      try {
        await source.send(read.command);
        this.#deps.onCommand();
      } catch (error) {
        this.#open.delete(id);
        if (error instanceof Refused) await this.#refuse(client, id, error.outcome, task);
        else task.later(LATER_MS);
      }
    }
  }

  async #refuse(client: NatsClient, id: string, reason: string, task: Task): Promise<void> {
    const { stream, bridge, onCommand } = this.#deps;
    const { good } = sortLines(stream, { lines: rejection(bridge, id, reason, Math.floor(task.at / 1e6)) });
    for (const { subject, data, messageId } of good) {
      await client.publish(subject, data, { stream, id: messageId, rollup: false });
    }
    onCommand();
    task.done();
  }
}
