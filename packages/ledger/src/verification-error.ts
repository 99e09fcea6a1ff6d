/** Why something was refused. */
export type VerificationCode =
  | 'malformed'
  | 'too-large'
  | 'bad-position'
  | 'proof-length'
  | 'root-mismatch'
  | 'bad-key'
  | 'bad-signature'
  | 'unknown-signer'
  | 'missing-signature'
  | 'untrusted-key'
  | 'wrong-origin'
  | 'digest-mismatch'
  | 'not-in-manifest'
  | 'not-anchored'
  | 'expired'
  | 'not-yet';

/**
 * The one way in which verification fails: a function of this package returns what it proved, or throws this.
 * None returns `false`, which a caller could forget to look at.
 */
export class VerificationError extends Error {
  readonly code: VerificationCode;

  constructor(code: VerificationCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'VerificationError';
    this.code = code;
  }
}
