import { z } from 'zod';

/**
 * Beneficial Ownership Data Standard 0.4, as far as the calculators need it; every other member is kept as it stands. Files are held to the
 * standard's own schema where they are read (connectors): whatever it accepts, but for an empty record id, is one of these statements.
 * Source: Open Ownership, Beneficial Ownership Data Standard 0.4, schema reference.
 */
const Percentage = z.number().min(0).max(100);

/** The share of an interest: exact, or a range whose ends are inclusive or exclusive. Percentages 0..100. */
export const BodsShare = z.looseObject({
  exact: Percentage.optional(),
  minimum: Percentage.optional(),
  maximum: Percentage.optional(),
  exclusiveMinimum: Percentage.optional(),
  exclusiveMaximum: Percentage.optional(),
});
export type BodsShare = z.infer<typeof BodsShare>;

/** One interest of an interested party in a subject. A type outside the code list is kept and read as an unknown interest. */
export const BodsInterest = z.looseObject({
  type: z.string().optional(),
  directOrIndirect: z.enum(['direct', 'indirect', 'unknown']).optional(),
  beneficialOwnershipOrControl: z.boolean().optional(),
  details: z.string().optional(),
  share: BodsShare.optional(),
  startDate: z.string().optional(),
  endDate: z.string().optional(),
});
export type BodsInterest = z.infer<typeof BodsInterest>;

/** Members that no verdict rests on: faulty, they are left out, and what was said of owners stands without them. */
function beside<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

const Unspecified = z.looseObject({ reason: z.string(), description: z.string().optional() });
const Place = z.looseObject({ name: z.string().optional(), code: z.string().optional() });
const Address = z.looseObject({
  type: z.string().optional(),
  address: beside(z.string()),
  postCode: beside(z.string()),
  country: Place.optional(),
});
const Identifier = z.looseObject({ id: z.string().optional(), scheme: z.string().optional(), schemeName: z.string().optional() });

export const BodsEntityDetails = z.looseObject({
  entityType: z.looseObject({ type: z.string(), subtype: z.string().optional() }).optional(),
  name: z.string().optional(),
  jurisdiction: Place.optional(),
  addresses: z.array(Address).optional(),
  publicListing: z.looseObject({ hasPublicListing: z.boolean().optional() }).optional(),
  identifiers: beside(z.array(Identifier)),
  foundingDate: beside(z.string()),
  unspecifiedEntityDetails: beside(Unspecified),
});
export type BodsEntityDetails = z.infer<typeof BodsEntityDetails>;

export const BodsPersonDetails = z.looseObject({
  personType: z.string().optional(),
  names: z
    .array(
      z.looseObject({
        type: z.string().optional(),
        fullName: z.string().optional(),
        givenName: z.string().optional(),
        familyName: z.string().optional(),
      }),
    )
    .optional(),
  nationalities: z.array(Place).optional(),
  identifiers: beside(z.array(Identifier)),
  birthDate: beside(z.string()),
  addresses: beside(z.array(Address)),
  unspecifiedPersonDetails: beside(Unspecified),
  politicalExposure: beside(
    z.looseObject({
      status: z.string().optional(),
      details: z
        .array(z.looseObject({ reason: z.string().optional(), startDate: z.string().optional(), endDate: z.string().optional() }))
        .optional(),
    }),
  ),
});
export type BodsPersonDetails = z.infer<typeof BodsPersonDetails>;

export const BodsRelationshipDetails = z.looseObject({
  isComponent: z.boolean().optional(),
  componentRecords: z.array(z.string()).optional(),
  subject: z.union([z.string(), Unspecified]),
  interestedParty: z.union([z.string(), Unspecified]),
  interests: z.array(BodsInterest).optional(),
});
export type BodsRelationshipDetails = z.infer<typeof BodsRelationshipDetails>;

const Source = z.looseObject({
  type: z.array(z.string()).optional(),
  description: z.string().optional(),
  url: z.string().optional(),
  assertedBy: beside(z.array(z.looseObject({ name: z.string().optional() }))),
});
const PublicationDetails = z.looseObject({
  publicationDate: z.string().optional(),
  publisher: z.looseObject({ name: z.string().optional() }).optional(),
});
const Annotation = z.looseObject({
  motivation: z.string().optional(),
  description: z.string().optional(),
  statementPointerTarget: z.string().optional(),
  creationDate: z.string().optional(),
  url: z.string().optional(),
});

const statementMembers = {
  statementId: z.string().optional(),
  /** A date or an instant; a statement without one is older than every dated one. */
  statementDate: z.string().optional(),
  recordId: z.string().min(1),
  recordStatus: z.enum(['new', 'updated', 'closed']).optional(),
  declarationSubject: z.string().optional(),
  source: beside(Source),
  publicationDetails: beside(PublicationDetails),
  annotations: beside(z.array(Annotation)),
};

/** One statement: a claim about an entity, a person or a relationship, made on a date. */
export const BodsStatement = z.discriminatedUnion('recordType', [
  z.looseObject({ ...statementMembers, recordType: z.literal('entity'), recordDetails: BodsEntityDetails }),
  z.looseObject({ ...statementMembers, recordType: z.literal('person'), recordDetails: BodsPersonDetails }),
  z.looseObject({ ...statementMembers, recordType: z.literal('relationship'), recordDetails: BodsRelationshipDetails }),
]);
export type BodsStatement = z.infer<typeof BodsStatement>;
export type BodsRelationshipStatement = Extract<BodsStatement, { recordType: 'relationship' }>;
export type BodsPartyStatement = Exclude<BodsStatement, { recordType: 'relationship' }>;
