import { z } from 'zod';

/** A calendar date, `YYYY-MM-DD`. */
export const CalendarDate = z.iso.date();
/** An instant, ISO 8601 with a zone. */
export const Instant = z.iso.datetime({ offset: true });
/** ISO 3166-1 alpha-2, or with its subdivision (`US-DE`, `UA-43`). */
export const Jurisdiction = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'write ISO 3166, such as DE or US-DE');
/** An identifier as its source wrote it: printable, without spaces, at most 128 characters. */
export const SourceId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\x21-\x7e]+$/, 'write 1 to 128 printable characters without spaces');
/** Text of one line. */
export const Line = z.string().trim().min(1).max(1000);
