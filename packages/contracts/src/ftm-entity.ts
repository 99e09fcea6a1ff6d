import { z } from 'zod';

/** A value of a property: text, or a nested entity of which only its id is kept. */
const PropertyValue = z.union([
  z.string(),
  z.number().transform(String),
  z.looseObject({ id: z.string() }).transform((nested) => nested.id),
]);

/** One value may stand without its list. */
const PropertyValues = z.union([z.array(PropertyValue), PropertyValue.transform((value) => [value])]);

/**
 * A FollowTheMoney entity: a schema name and lists of text by property (followthemoney.tech).
 * Properties and members that we do not know are kept as they came.
 */
export const FtmEntity = z.looseObject({
  id: z.union([z.string(), z.number().transform(String)]).optional(),
  /** `Person`, `Company`, `Organization`, `LegalEntity`, `Vessel`, `Airplane`, …; unknown schemas are treated as `LegalEntity`. */
  schema: z.string().default('LegalEntity'),
  caption: z.string().optional(),
  properties: z.record(z.string(), PropertyValues).default({}),
});
export type FtmEntity = z.infer<typeof FtmEntity>;
