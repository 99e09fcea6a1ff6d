/** One step of a score, before it is told in words. */
export interface ScoreMove {
  readonly feature: string;
  /** How alike the two sides are in this feature, 0..1. */
  readonly score: number;
  readonly weight: number;
  /** By how much the step moved the score. */
  readonly effect: number;
}

/**
 * Adds up a score step by step, so that it is the sum of its effects and stays within 0..1.
 *
 * Above `knee` the score does not saturate: of the way from the knee to 1 a share is held back that shrinks as the names that
 * agree grow rarer and as further evidence agrees. Below the knee nothing is held back, so no score crosses it.
 */
export class ScoreSheet {
  readonly moves: ScoreMove[] = [];
  readonly #knee: number;
  #raw = 0;
  #heldBack: number;
  #score = 0;

  /** `heldBack`, 0..1, is the share held back before anything agreed. */
  constructor(knee: number, heldBack: number) {
    this.#knee = knee;
    this.#heldBack = heldBack;
  }

  get score(): number {
    return this.#score;
  }

  /** The score before anything is held back. */
  get raw(): number {
    return this.#raw;
  }

  /** Moves the score by `delta`, as far as 0..1 allows. A step that moves nothing is not told. */
  add(feature: string, score: number, weight: number, delta: number): void {
    this.#raw = Math.min(1, Math.max(0, this.#raw + delta));
    this.#move(feature, score, weight);
  }

  /** Moves the score by a share of what is missing to 1. */
  addShare(feature: string, score: number, share: number): void {
    this.#raw += (1 - this.#raw) * share;
    this.#heldBack *= 1 - share;
    this.#move(feature, score, share);
  }

  #move(feature: string, score: number, weight: number): void {
    const above = this.#raw - this.#knee;
    const next = above <= 0 ? this.#raw : this.#knee + above * (1 - this.#heldBack);
    const effect = next - this.#score;
    this.#score = next;
    if (effect !== 0) this.moves.push({ feature, score, weight, effect });
  }
}
