import { z } from 'zod';

/** A percentage that is known to lie between its ends, 0..100. */
export const ShareRange = z.object({ min: z.number(), max: z.number() });
export type ShareRange = z.infer<typeof ShareRange>;

/** A chain of record ids, from the owner down to the subject. */
export const OwnershipPath = z.array(z.string());
export type OwnershipPath = z.infer<typeof OwnershipPath>;

/** An individual at or over the line of ownership, or with substantial control (proposed 15 CFR 7.301). */
export const BeneficialOwner = z.object({
  id: z.string(),
  name: z.string().nullable(),
  /** Direct and indirect share under the reading that the caller chose; by default multiplied along the chain and summed over chains. */
  share: ShareRange,
  control: z.union([z.literal(false), z.object({ kinds: z.array(z.string()) })]),
  /** True where the facts do not prove it and do not exclude it. */
  possible: z.boolean(),
  paths: z.array(OwnershipPath),
  /** The share under the other reading: what the individual's controlled chain holds, counted in full. */
  controlledShare: ShareRange,
  /** Nationalities, ISO 3166-1 alpha-2, as stated. */
  countries: z.array(z.string()),
  /** A source says so itself: evidence with its date, never the answer. */
  declared: z.object({ on: z.string().nullable() }).nullable(),
});
export type BeneficialOwner = z.infer<typeof BeneficialOwner>;

/** A direct owner that counts towards a 50 percent rule. */
export const CountedOwner = z.object({
  id: z.string(),
  status: z.enum(['designated', 'blocked', 'possibly']),
  share: ShareRange,
  lists: z.array(z.string()),
});
export type CountedOwner = z.infer<typeof CountedOwner>;

const fiftyPercent = {
  /** What designated and blocked direct owners hold together. */
  share: ShareRange,
  /** The shortest chain from a designated party, ids from it down to the subject; empty where there is none. */
  path: OwnershipPath,
  owners: z.array(CountedOwner),
  because: z.string(),
};

export const Ofac50 = z.object({ verdict: z.enum(['blocked', 'possibly', 'not']), ...fiftyPercent });
export type Ofac50 = z.infer<typeof Ofac50>;

export const Affiliates50 = z.object({
  verdict: z.enum(['blocked', 'possibly', 'not', 'not-in-force']),
  ...fiftyPercent,
  lawStatus: z.string(),
});
export type Affiliates50 = z.infer<typeof Affiliates50>;

const HeadquartersPlace = z.object({
  country: z.string().nullable(),
  basis: z.enum(['headquarters-address', 'business-address', 'registered-address', 'jurisdiction', 'unknown']),
});

/** Where an entity is run from, and where its ultimate parent is; jurisdiction of organisation only where nothing better is stated. */
export const Headquarters = HeadquartersPlace.extend({ ultimateParent: HeadquartersPlace.extend({ id: z.string() }).nullable() });
export type Headquarters = z.infer<typeof Headquarters>;

export const UltimateParent = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  /** The ultimate parent that a register publishes. */
  published: z.string().nullable(),
  /** Where the chain of direct parents ends. */
  walked: z.string().nullable(),
  conflict: z.boolean(),
});
export type UltimateParent = z.infer<typeof UltimateParent>;

export const OwnershipFlag = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warn', 'high']),
  /** The category of proposed 15 CFR 7.306(b)(1)(iii). */
  category: z.enum(['A', 'B', 'C']),
  because: z.string(),
});
export type OwnershipFlag = z.infer<typeof OwnershipFlag>;

/** Another record that may be the same party: linked, never merged. */
export const SamePartyView = z.object({ id: z.string(), probability: z.number(), because: z.array(z.string()) });

/** One line of `gatehouse ownership`: an entity or a person under every calculator. */
export const OwnershipRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  beneficialOwners: z.array(BeneficialOwner),
  ofac50: Ofac50,
  affiliates50: Affiliates50,
  headquarters: Headquarters,
  ultimateParent: UltimateParent,
  flags: z.array(OwnershipFlag),
  /** Records, of this source or another, that may be the same party, the likeliest first; absent where there is none or nobody looked. */
  sameAs: z.array(SamePartyView).optional(),
});
export type OwnershipRow = z.infer<typeof OwnershipRow>;

/** One line of `--designated FILE`. */
export const DesignatedLine = z.object({ id: z.string().min(1), lists: z.array(z.string()).min(1) });
export type DesignatedLine = z.infer<typeof DesignatedLine>;

/** One row of the plain ownership CSV. An entity's row without an owner may stand for itself. */
export const OwnershipCsvRow = z.object({
  owner_id: z.string().min(1),
  owner_name: z.string().optional(),
  owner_kind: z.enum(['person', 'entity', '']).optional(),
  owned_id: z.string().min(1),
  owned_name: z.string().optional(),
  share: z.string().optional(),
  min: z.string().optional(),
  max: z.string().optional(),
  right: z.enum(['shares', 'votes', 'profit', '']).optional(),
});
export type OwnershipCsvRow = z.infer<typeof OwnershipCsvRow>;

/** One line of the UK register's daily snapshot of people with significant control, as far as it is used. */
export const PscLine = z.looseObject({
  company_number: z.string().min(1),
  data: z.looseObject({
    kind: z.string(),
    name: z.string().optional(),
    etag: z.string().optional(),
    nationality: z.string().optional(),
    statement: z.string().optional(),
    natures_of_control: z.array(z.string()).optional(),
    notified_on: z.string().optional(),
    ceased_on: z.string().optional(),
    links: z.looseObject({ self: z.string().optional() }).optional(),
    identification: z.looseObject({ registration_number: z.string().optional() }).optional(),
  }),
});
export type PscLine = z.infer<typeof PscLine>;
