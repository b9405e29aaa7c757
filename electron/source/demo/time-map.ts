// Floor time against wall time. The floor lives by its own clock, and events carry the wall's: at speed 1 both run
// alike; at speed 60 the floor lives a minute a second, and what it does is stamped with the real moment of now.

export interface TimeMapState {
  /** ms since 1970 at which floor and wall were put beside each other. */
  readonly wall: number;
  readonly floor: number;
  readonly speed: number;
  /** Before this wall time, of a conversation's messages only each agent's first is told. */
  readonly briefUntil: number;
}

export class TimeMap {
  #state: TimeMapState;

  constructor(state: TimeMapState) {
    this.#state = state;
  }

  get state(): TimeMapState {
    return this.#state;
  }

  wallOf(floor: number): number {
    const { wall, floor: from, speed } = this.#state;
    return speed === 1 ? wall + floor - from : wall + Math.floor((floor - from) / speed);
  }

  /** A floor time that is not after this wall time: as far as the floor may live by then. */
  floorOf(wall: number): number {
    const { wall: from, floor, speed } = this.#state;
    return floor + Math.floor((wall - from) * speed);
  }

  isBrief(floor: number): boolean {
    return this.wallOf(floor) < this.#state.briefUntil;
  }

  /** Puts floor and wall beside each other anew, to go on from there at this speed. */
  change(wall: number, floor: number, speed: number, briefUntil: number): void {
    this.#state = { wall, floor, speed, briefUntil };
  }
}
