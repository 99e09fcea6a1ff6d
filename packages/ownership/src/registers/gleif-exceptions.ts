import type { Evidence } from '../facts/evidence.ts';
import { type Party, partyOf } from '../facts/party.ts';
import { ALL, MAJORITY } from '../facts/share-line.ts';
import { type Stake, stakeOf } from '../facts/stake.ts';
import type { GleifException } from './gleif-records.ts';

interface ReasonRule {
  /** What the one of whom nothing is published is, as far as the reason tells. */
  readonly kind: Party['kind'];
  readonly share: Stake['equity'];
  readonly says: string;
}

/**
 * What each reason of a reporting exception says of the parent that is not published. None clears: whoever it is may be anybody.
 * Source: GLEIF, Level 2 Reporting Exceptions Format 2.1, ExceptionReasonEnum; the last five are deprecated there and still published.
 */
export const EXCEPTION_REASONS: Readonly<Record<string, ReasonRule>> = {
  NATURAL_PERSONS: {
    kind: 'person',
    share: ALL,
    says: 'Natural persons control it, without a legal entity between; who they are is not published.',
  },
  NON_CONSOLIDATING: {
    kind: 'entity',
    share: ALL,
    says: 'Entities that consolidate no accounts control it; which they are is not published.',
  },
  NO_KNOWN_PERSON: { kind: 'unknown', share: ALL, says: 'The register knows of nobody who controls it.' },
  // A parent that consolidates it exists; only its LEI does not.
  NO_LEI: { kind: 'entity', share: MAJORITY, says: 'It has a parent that consolidates it and has no LEI; which it is is not published.' },
  NON_PUBLIC: { kind: 'unknown', share: ALL, says: 'Its parent is kept from publication, by law, contract or to prevent harm.' },
  BINDING_LEGAL_COMMITMENTS: { kind: 'unknown', share: ALL, says: 'A contract forbids to publish its parent.' },
  LEGAL_OBSTACLES: { kind: 'unknown', share: ALL, says: 'The law forbids to publish its parent.' },
  CONSENT_NOT_OBTAINED: { kind: 'unknown', share: ALL, says: 'Its parent did not agree to be published.' },
  DETRIMENT_NOT_EXCLUDED: { kind: 'unknown', share: ALL, says: 'Harm by publishing its parent could not be ruled out.' },
  DISCLOSURE_DETRIMENTAL: { kind: 'unknown', share: ALL, says: 'To publish its parent would do harm.' },
};

const UNKNOWN_REASON: ReasonRule = { kind: 'unknown', share: ALL, says: 'The register gives a reason for not publishing its parent.' };

/** What an exception says beside the facts. */
export function evidenceOfException({ lei, category, reasons, reference }: GleifException): Evidence[] {
  const level = levelOf(category);
  const given = reference === null ? '' : ` The register's reference: ${reference}`;
  return reasons.map((reason) => ({
    kind: 'reporting-exception',
    category: reason,
    says: `${level === 'direct' ? 'Direct' : 'Ultimate'} parent: ${(EXCEPTION_REASONS[reason] ?? UNKNOWN_REASON).says}${given}`,
    on: null,
    source: `GLEIF ${category} ${lei}`,
  }));
}

/** Those who are not published as owners of whom nothing else is known: an open end with its reason. */
export function openEndsOf(exception: GleifException): { party: Party; stake: Stake }[] {
  const { lei, category, reasons } = exception;
  const level = levelOf(category);
  return reasons.map((reason) => {
    const { kind, share } = EXCEPTION_REASONS[reason] ?? UNKNOWN_REASON;
    const id = `unspecified:${lei}:${level}:${reason}`;
    return {
      party: partyOf({ id, kind, identified: false, recorded: false, reason }),
      stake: stakeOf({
        ownerId: id,
        ownedId: lei,
        route: level === 'direct' ? 'direct' : 'indirect',
        equity: share,
        basis: 'register',
        origin: 'GLEIF level 2',
        source: `GLEIF ${category} ${lei}`,
        evidence: evidenceOfException({ ...exception, reasons: [reason] }),
      }),
    };
  });
}

export function levelOf(category: string): 'direct' | 'ultimate' {
  return category.startsWith('ULTIMATE') ? 'ultimate' : 'direct';
}
