/** A download that gave nothing whole: its message is a sentence for the person who looks after the lists. */
export class FetchFailed extends Error {
  /** How long the server asked to be left alone; null where it did not. */
  readonly retryAfter_ms: number | null;

  constructor(sentence: string, retryAfter_ms: number | null = null, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'FetchFailed';
    this.retryAfter_ms = retryAfter_ms;
  }
}
