// One demo floor on the way from its past to now; the same whether it is run through or taken up in between.
//
// A run's position is its whole state, so it does not come with every part. In between a restart goes back to the last
// one and tells the same bytes again, which the cache knows by their ids. For that, a plan (how floor and wall time go
// together, how much is told) holds up to a wall time that its first position names, and nothing beyond is told by it.

import type { Floor, PendingCommand } from './floor.ts';
import { takeCommand } from './presence.ts';
import { mixed } from './random.ts';
import { buildFloor, liveUntil, openFloor } from './simulation.ts';
import { type LeftBehind, leftBehind, putAway, type Standing, takeUp } from './snapshot.ts';
import { TimeMap } from './time-map.ts';
import { detailMs, historyMs } from './volume.ts';

export interface RunOptions {
  readonly seed: number;
  readonly agents: number;
  /** Floor ms per wall ms. */
  readonly speed: number;
  readonly historyDays: number;
}

/** Some events, and the position behind them where it is to be kept with them. */
export interface Part {
  readonly text: string;
  readonly position: string | null;
}

/** While live, a plan lasts so long: what a restart tells again at most. */
const LIVE_PLAN_MS = 60_000;
/** Behind by more than this (a stop, a computer that slept), the floor lives at speed 1 until it has come up. */
const BEHIND_MS = 120_000;
const PART_EVENTS = 5_000;
/** While catching up, so many events are told again at most. */
const KEEP_EVENTS = 100_000;
const ANSWER_LEAST_MS = 150;
const ANSWER_SPAN_MS = 450;

export class Run {
  readonly #options: RunOptions;
  #floor: Floor;
  /** The run's first moment. */
  #start: number;
  /** Wall time up to which the floor has lived. */
  #reached: number;
  /** Wall time up to which the plan holds. */
  #planUntil: number;
  #mustKeep: boolean;
  #sinceKept = 0;

  /** @param position as a part gave it; null, or one of another floor: from the beginning. @param now wall ms. */
  constructor(options: RunOptions, position: string | null, now: number) {
    this.#options = options;
    const { seed, agents } = options;
    const taken = position === null ? null : takeUp(position, seed, agents);
    const begun = taken ?? beginning(options, now, position === null ? null : leftBehind(position, seed, agents));
    this.#floor = begun.floor;
    this.#start = begun.start;
    this.#reached = begun.reached;
    this.#planUntil = begun.planUntil;
    this.#mustKeep = taken === null;
  }

  get reached(): number {
    return this.#reached;
  }

  /** Lives on towards `now` (wall ms). @returns the next part; null: it has come to `now`, with nothing to tell. */
  next(now: number): Part | null {
    while (this.#reached < now || this.#floor.out.held > 0) {
      if (this.#reached >= this.#planUntil) this.#plan(now);
      const floor = this.#floor;
      const until = Math.min(now, this.#planUntil);
      const commands = floor.commands.length;
      const done = liveUntil(floor, floor.out.map.floorOf(until), PART_EVENTS);
      this.#reached = done ? until : floor.out.map.wallOf(floor.now);
      this.#sinceKept += floor.out.held;
      const text = floor.out.take();
      const answered = floor.commands.length < commands;
      if (this.#mustKeep || answered || this.#sinceKept >= KEEP_EVENTS) return { text, position: this.position() };
      if (text !== '') return { text, position: null };
    }
    return null;
  }

  /** The state behind all that was told, for a restart. */
  position(): string {
    this.#mustKeep = false;
    this.#sinceKept = 0;
    return putAway({ floor: this.#floor, start: this.#start, reached: this.#reached, planUntil: this.#planUntil });
  }

  /** Takes a command at wall time `now`: it is carried out, and answered, 150 to 600 ms later. */
  command(command: Omit<PendingCommand, 'number'>, now: number): void {
    const { map } = this.#floor.out;
    const delay = ANSWER_LEAST_MS + (mixed(command.id) % ANSWER_SPAN_MS);
    takeCommand(this.#floor, command, Math.max(0, map.floorOf(now + delay) - this.#floor.now));
  }

  /** The next plan begins where the last one ends: live, catching up, or all anew after too long. */
  #plan(now: number): void {
    const { agents, historyDays, speed } = this.#options;
    const behind = now - this.#reached;
    if (behind > historyMs(agents, historyDays)) {
      const left = leftBehind(this.position(), this.#options.seed, agents);
      const begun = beginning(this.#options, now, left);
      this.#floor = begun.floor;
      this.#start = begun.start;
      this.#reached = begun.reached;
      this.#planUntil = begun.planUntil;
      this.#mustKeep = true;
      return;
    }
    this.#mustKeep = true;
    const { map } = this.#floor.out;
    const { briefUntil } = map.state;
    const late = behind > BEHIND_MS;
    const brief = behind > detailMs(agents) ? now - detailMs(agents) : briefUntil;
    map.change(this.#reached, this.#floor.now, late ? 1 : speed, Math.max(brief, briefUntil));
    this.#planUntil = late ? now : this.#reached + LIVE_PLAN_MS;
  }
}

/** A new run with its history, but not before what an earlier one has told; that one's conversations are closed. */
function beginning({ seed, agents, historyDays }: RunOptions, now: number, left: LeftBehind | null): Standing {
  const start = Math.max(now - historyMs(agents, historyDays), left?.reached ?? 0);
  const map = new TimeMap({ wall: start, floor: start, speed: 1, briefUntil: now - detailMs(agents) });
  const floor = buildFloor({ seed, agents, start, ids: 'ordered' }, map);
  for (const id of left?.open ?? []) {
    floor.tell('conversation.ended', `{"conversation":"${id}","by":"system","outcome":"closed_down"}`);
  }
  openFloor(floor);
  return { floor, start, reached: start, planUntil: now };
}
