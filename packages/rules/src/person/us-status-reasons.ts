/** Why a person has the status it has: the clause that says so, and what it means here. Citations are to the proposed 15 CFR part 7, subpart D. */
export const US_STATUS_REASONS = {
  'us-citizen': { clause: '7.301 United States person', text: 'A US citizen is a US person wherever they live.' },
  'us-permanent-resident': { clause: '7.301 United States person', text: 'A lawful permanent resident is a US person wherever they live.' },
  'located-in-us': {
    clause: '7.301 United States person',
    text: 'Any person located in the United States is a US person while there; a move opens a new review.',
  },
  'organised-under-us-law': { clause: '7.301 United States person', text: 'An entity organised under US law is a US person.' },
  'foreign-branch-of-us-entity': {
    clause: '7.301 United States person',
    text: 'A foreign branch of an entity organised under US law is part of that US person.',
  },
  'left-the-us': { clause: '7.301 Foreign person', text: 'Was a US person only by being located in the United States, and has left.' },
  'organised-under-foreign-law': {
    clause: '7.301 Foreign person',
    text: 'An entity organised under foreign law is a foreign person, whoever owns it.',
  },
  'us-office-of-foreign-entity': {
    clause: '7.301 United States person',
    text: 'A US office of a foreign entity: the text leaves open whether the office is located in the United States.',
  },
  'foreign-and-no-us-claim': {
    clause: '7.301 Foreign person',
    text: 'Says or proves to be foreign, and neither claims nor shows anything that makes a US person.',
  },
  'claim-without-evidence': {
    clause: '7.302(d)(1)(i)',
    text: 'Claims to be a US person; a claim needs reasonable due diligence and does not settle the status.',
  },
  'ip-is-not-due-diligence': {
    clause: '7.302(d)(1)(i)',
    text: 'An IP address alone is not reasonable due diligence on where a person is located.',
  },
  'doubt-about-location': {
    clause: '7.302(f)(2)',
    text: 'Later signs contradict the location that made this a US person; the status must be verified again.',
  },
  'evidence-contradicts': {
    clause: '7.302(e)(1)(iv)',
    text: 'Evidence contradicts evidence; a substantive discrepancy must be resolved first.',
  },
  'no-evidence': { clause: '7.302(d)(1)(ii)', text: 'Nothing is known that decides the status.' },
} as const satisfies Record<string, { clause: string; text: string }>;

export type UsStatusReasonCode = keyof typeof US_STATUS_REASONS;

export interface UsStatusReason {
  readonly code: UsStatusReasonCode;
  readonly clause: string;
  readonly text: string;
}

/** A reason from the table, by its code. */
export function usStatusReason(code: UsStatusReasonCode): UsStatusReason {
  return { code, ...US_STATUS_REASONS[code] };
}
