import { z } from 'zod';

const text = z.string().max(2_000);
const day = z.string().max(10).nullable();

const Evidence = z.object({
  kind: z.enum(['annotation', 'reporting-exception', 'register-statement', 'exemption', 'political-exposure']),
  category: text,
  source: text,
});

/** What is known of a party and BODS 0.4 has no member for. Only what differs from what the record itself says is there. */
const Party = z.object({
  id: text.optional(),
  name: text.nullable().optional(),
  kind: z.enum(['person', 'entity', 'state', 'unknown']).optional(),
  identified: z.boolean().optional(),
  recorded: z.boolean().optional(),
  jurisdiction: text.nullable().optional(),
  seat: z
    .object({
      country: text.nullable(),
      basis: z.enum(['headquarters-address', 'business-address', 'registered-address', 'jurisdiction', 'unknown']),
    })
    .optional(),
  nationalities: z.array(text).max(20).optional(),
  identifiers: z
    .array(z.object({ scheme: text, value: text }))
    .max(100)
    .optional(),
  birthDate: day.optional(),
  foundedOn: day.optional(),
  legalForm: text.nullable().optional(),
  addresses: z
    .array(z.object({ type: z.enum(['registered', 'headquarters', 'business', 'other']), text, country: text.nullable() }))
    .max(20)
    .optional(),
  listed: z.boolean().optional(),
  nomination: z.boolean().optional(),
  lapsed: z
    .object({ what: z.enum(['registration', 'record']), on: day })
    .nullable()
    .optional(),
  reason: text.nullable().optional(),
});

/**
 * What Gatehouse writes beside an annotation's own members, so that what it wrote reads again as the same facts. BODS 0.4 allows custom members there
 * ("Custom properties can be included within the Annotation object to provide structured data where required"); other readers pass over it.
 */
export const BodsExtension = z.object({ party: Party.optional(), evidence: Evidence.optional() });
export type BodsExtension = z.infer<typeof BodsExtension>;
