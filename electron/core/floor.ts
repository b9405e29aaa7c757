// The live floor: the board, moved on by what comes in and by time (events of the future, midnight).
import type { AgentStatus, CommandRecord, DirectoryView } from '../../shared/contract/views.ts';
import type { KokpitEvent } from '../../shared/events/event.ts';
import type { CacheReader, CacheWriter } from '../cache/types.ts';
import type { Board } from '../figures/board.ts';
import type { Days } from '../figures/days.ts';
import type { Entry } from '../figures/directory.ts';
import type { Clock } from './clock.ts';
import type { Trouble } from './commit-queue.ts';
import { EffectsBuilder } from './effects.ts';
import type { Brought } from './ingest.ts';
import { createIntake, type Intake } from './intake.ts';
import { startBoard } from './start-board.ts';
import { thaw } from './stream-row.ts';

export interface FloorDeps {
  readonly reader: CacheReader;
  readonly writer: CacheWriter;
  readonly days: Days;
  readonly clock: Clock;
  readonly settle: (event: KokpitEvent) => CommandRecord | null;
  /** The board has moved: these agents' rows may have changed (null: all), by this batch (null: by time alone). */
  readonly onMoved: (agents: ReadonlySet<string> | null, brought: Brought | null) => void;
  readonly onTrouble: (trouble: Trouble | null) => void;
  readonly onFatal: (error: unknown) => void;
  readonly pieceEvents?: number | undefined;
}

const TICK_MS = 250;

export class Floor {
  readonly board: Board;
  readonly intake: Intake;
  readonly #deps: FloorDeps;
  #dayEnd: number;
  #stopTicking: () => void = () => {};

  constructor(deps: FloorDeps) {
    this.#deps = deps;
    const { reader, days, clock } = deps;
    const day = days.of(clock.now());
    this.#dayEnd = day.end;
    this.board = startBoard(reader, day.date);
    this.intake = createIntake({
      ...deps,
      show: (brought) => deps.onMoved(this.board.apply(brought.effects), brought),
    });
    const ahead = [...reader.streamsAfter(clock.now())].map(thaw);
    if (ahead.length > 0) {
      const into = new EffectsBuilder();
      this.intake.folding.holdBack(ahead, into);
      this.board.apply(into.effects());
    }
    this.#tick();
  }

  stop(): void {
    this.#stopTicking();
  }

  statusOf(agent: string): AgentStatus | null {
    const known = this.board.agents.get(agent);
    return known === undefined || known.firstMs > this.#deps.clock.now() ? null : known.presence.status;
  }

  nameOf(agent: string): string {
    return this.board.agents.get(agent)?.entry?.name ?? agent;
  }

  /** What can be chosen: products and groups by name, and the channels that today's conversations came by. */
  directory(): DirectoryView {
    const products = namesOf(this.board.products);
    const groups = namesOf(this.board.groups);
    const channels = new Set<string>();
    for (const agent of this.board.agents.values()) {
      for (const group of agent.entry?.groups ?? []) if (!groups.has(group)) groups.set(group, group);
      for (const { product, channel } of agent.cells.values()) {
        channels.add(channel);
        if (product !== '' && !products.has(product)) products.set(product, product);
      }
    }
    const named = (names: Map<string, string>) => [...names].map(([id, name]) => ({ id, name }));
    return {
      agents: this.board.agents.size,
      products: named(products),
      groups: named(groups),
      channels: [...channels].sort(),
    };
  }

  #tick(): void {
    const { clock, onFatal } = this.#deps;
    try {
      this.#turn(clock.now());
    } catch (error) {
      onFatal(error);
    }
    this.#stopTicking = clock.setTimer(() => this.#tick(), TICK_MS);
  }

  #turn(now: number): void {
    if (now >= this.#dayEnd) this.#nextDay(now);
    const { folding, ingest } = this.intake;
    // Beside a transaction in the making it is shown with that one: not before what led to it.
    if (!ingest.isTaking && folding.nextDue() <= now) {
      const into = new EffectsBuilder();
      folding.due(into);
      this.#deps.onMoved(this.board.apply(into.effects()), null);
    }
  }

  #nextDay(now: number): void {
    const day = this.#deps.days.of(now);
    this.#dayEnd = day.end;
    this.board.setDay(day.date);
    this.#deps.onMoved(null, null);
  }
}

function namesOf(entries: ReadonlyMap<string, Entry>): Map<string, string> {
  return new Map([...entries].map(([id, entry]) => [id, entry.name ?? id]));
}
