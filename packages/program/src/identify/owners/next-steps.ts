import type { OwnershipVerdict } from '@gatehouse/contracts';

/** What to do next and how a customer may object, by calculator and by where its verdict stands. Null: nothing follows from it here. */
export const NEXT_STEPS: Readonly<Record<string, Partial<Record<OwnershipVerdict['standing'], string>>>> = {
  'ofac-50': {
    stop: 'Nothing is provided. The customer may show by a register extract that the designated share is below the line, or hold a licence of OFAC; a listed owner may ask OFAC for removal (31 CFR 501.807).',
    open: 'Name the owners of the open share, with a source; until then the customer is held.',
  },
  'affiliates-50': {
    stop: 'Hold, unless the customer shows that the listed share is below the line or holds the licence that the listed owner would need; a listed party may ask for removal (15 CFR 744.16).',
    open: 'Learn the share of each listed owner before anything is provided; a share that cannot be learned is a red flag of its own.',
  },
  'owners-multiplied': {
    open: 'Ask the customer who stands behind the open share and who controls it, and record the answer with its source.',
  },
  'owners-controlled-chain': { open: 'Ask the customer who controls the companies in the chain, and record the answer with its source.' },
  'fincen-cdd': { open: 'Ask the customer for the owners and for the one person with significant responsibility to control it.' },
  'headquarters-d5': { open: 'Inquire about the end use, and where the entity is run from, before accelerators are provided.' },
};

/** The next step of a verdict, if one follows. */
export function nextStep(id: string, standing: OwnershipVerdict['standing']): string | null {
  return NEXT_STEPS[id]?.[standing] ?? null;
}
