import { z } from 'zod';
import { LIST_RELATION_KINDS, ListName } from './lists.ts';

/** The name of one column, or of several whose texts belong together. */
const Columns = z.union([z.string(), z.array(z.string()).min(1)]);

/**
 * How an operator's own CSV is read as a watch list: which column holds what.
 * It stands beside the file as `NAME.mapping.json`, or in the file's first line behind `# gatehouse-list: `.
 */
export const ListMapping = z.strictObject({
  list: ListName,
  /** The date that the list carries, ISO. */
  date: z.iso.date().optional(),
  /** Between two columns; a comma without it. */
  delimiter: z.string().length(1).optional(),
  /** Between several values in one cell: `;`, `|`, … A cell holds one value without it. */
  separator: z.string().min(1).max(3).optional(),
  /** In which order a date with slashes or dots stands. */
  dateOrder: z.enum(['day-first', 'month-first']).default('day-first'),
  /** A FollowTheMoney schema; or the column that tells it, and which word there means which schema. */
  schema: z.union([z.string(), z.strictObject({ column: z.string(), words: z.record(z.string(), z.string()) })]).default('LegalEntity'),
  blocking: z.boolean().default(false),
  columns: z.strictObject({
    /** Rows of one id are one record. Without it the name and the line tell a record. */
    id: z.string().optional(),
    /** Joined by a space where the name stands in several columns. */
    name: Columns,
    /** Each column holds names of its own. */
    aliases: Columns.optional(),
    weakAliases: Columns.optional(),
    /** Joined by a comma. */
    address: Columns.optional(),
    programme: Columns.optional(),
    listedOn: z.string().optional(),
    endsOn: z.string().optional(),
    remarks: z.string().optional(),
  }),
  /** FollowTheMoney properties by name: `birthDate`, `country`, `nationality`, `leiCode`, `registrationNumber`, … */
  properties: z.record(z.string(), Columns).default({}),
  /** Columns that name another party. */
  relations: z.array(z.strictObject({ kind: z.enum(LIST_RELATION_KINDS), column: z.string() })).default([]),
});
export type ListMapping = z.infer<typeof ListMapping>;
