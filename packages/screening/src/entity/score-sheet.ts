import type { ScorePart } from '@gatehouse/contracts';

/** Adds up a score part by part, so that it is the sum of its effects and stays within 0..1. */
export class ScoreSheet {
  readonly parts: ScorePart[] = [];
  #score = 0;

  get score(): number {
    return this.#score;
  }

  /** Moves the score by `delta`, as far as 0..1 allows. */
  add(feature: string, score: number, weight: number, delta: number, detail: string): void {
    const next = Math.min(1, Math.max(0, this.#score + delta));
    this.parts.push({ feature, score, weight, effect: next - this.#score, detail });
    this.#score = next;
  }

  /** Moves the score by a share of what is missing to 1. */
  addShare(feature: string, score: number, share: number, detail: string): void {
    this.add(feature, score, share, (1 - this.#score) * share, detail);
  }
}
