/** Something that a source says besides who holds what. It is shown with its date and source, and neither counted nor a clearance. */
export interface Evidence {
  readonly kind: 'annotation' | 'reporting-exception' | 'register-statement' | 'exemption' | 'political-exposure';
  /** The source's own code: the motivation of an annotation, the reason of an exception. */
  readonly category: string;
  readonly says: string;
  /** The day on which the source recorded it, `YYYY-MM-DD`. */
  readonly on: string | null;
  readonly source: string;
}

/** Of one party or stake at most so many are kept, the first ones. */
export const EVIDENCE_MAX = 20;

/** Longer words of a source are cut. Characters. */
export const WORDS_MAX = 500;
