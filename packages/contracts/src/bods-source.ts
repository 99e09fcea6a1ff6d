import { z } from 'zod';

/** What a source says of itself, as far as it is shown. Source: BODS 0.4, objects `Source` and `Annotation`. */
export const BodsSource = z.looseObject({
  type: z.array(z.string()).optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
  retrievedAt: z.string().optional().catch(undefined),
  assertedBy: z
    .array(z.looseObject({ name: z.string().optional() }))
    .optional()
    .catch(undefined),
});
export type BodsSource = z.infer<typeof BodsSource>;

/** What is noted about a statement. */
export const BodsAnnotations = z.array(z.looseObject({ motivation: z.string().optional(), description: z.string().optional() })).catch([]);
