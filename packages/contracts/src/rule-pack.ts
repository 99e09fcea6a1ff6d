import { z } from 'zod';
import { CalendarDate, Jurisdiction } from './primitives.ts';
import { LawStatus } from './rules.ts';

/** Something true from a day on (valid time), known since a day (recorded time). A later record overrides an earlier one where both cover a day. */
const dated = {
  from: CalendarDate,
  /** The last day; open-ended without it. */
  until: CalendarDate.optional(),
  recorded: CalendarDate,
  source: z.string().min(1),
  /** A person must check this. */
  confirm: z.boolean().default(false),
  note: z.string().min(1).optional(),
};

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'write letters, digits, dots and hyphens');
const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/, 'write MM-DD');
const Days = z.number().int().positive();
const Years = z.number().int().positive();

export const StatusEntry = z.strictObject({ status: LawStatus, ...dated });

/** A clause. Its identity is the digest of its text; `quote` is the law's own words, `summary` ours. */
export const ClauseSource = z.strictObject({
  citation: z.string().min(1),
  words: z.enum(['quote', 'summary']),
  text: z.string().min(1),
  confirm: z.boolean().default(false),
});

export const Parameter = z.strictObject({
  name: Id,
  value: z.number(),
  unit: z.string().min(1),
  clause: z.string().min(1),
  ...dated,
});

export const Reading = z.strictObject({
  id: Id,
  question: z.string().min(1),
  choices: z
    .array(
      z.strictObject({
        id: Id,
        text: z.string().min(1),
        /** Of a zone reading: an IANA zone, or `filer` for the zone that the request names. */
        zone: z.string().min(1).optional(),
      }),
    )
    .min(1),
  default: Id,
  reason: z.string().min(1),
});

/** Where and until when a day counts: the reading that picks the zone, the minute, and the head start. */
export const DeadlineRule = z.strictObject({
  reading: Id,
  time: z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'write HH:MM'),
  target_business_days: z.number().int().nonnegative(),
  /** The calendar of business days, by id; weekends alone without it. */
  calendar: Id.optional(),
});

export const Period = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('calendar-days'), days: Days }),
  z.strictObject({ kind: z.literal('business-days'), days: Days, calendar: Id }),
  z.strictObject({ kind: z.literal('hours'), hours: z.number().int().positive() }),
  z.strictObject({
    kind: z.literal('years'),
    years: Years,
    /** An anniversary of 29 February in a common year: a deadline falls earlier, a minimum ends later. */
    leapDay: z.enum(['earlier', 'later']),
    opensBefore_days: Days.optional(),
  }),
  z.strictObject({ kind: z.literal('years-back'), years: Years }),
  z.strictObject({ kind: z.literal('annual-dates'), on: z.array(MonthDay).min(1), holdingsAsOf: MonthDay.optional() }),
  z.strictObject({ kind: z.literal('policy-days'), days: Days, reading: Id }),
  z.strictObject({ kind: z.literal('precondition') }),
  z.strictObject({ kind: z.literal('set-by'), by: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('special-measure'),
    binds_days: Days,
    lapses_days: Days,
    due: z.enum(['binds', 'lapses']),
    reading: Id,
    /** For each choice of the reading, the day from which the life of the measure runs. */
    lapsesFrom: z.record(Id, z.enum(['issuance', 'binding'])),
  }),
]);

/** Which of the given dates starts the clock, for each choice of a reading. */
export const ClockStart = z.strictObject({
  reading: Id,
  choices: z.record(Id, z.strictObject({ of: z.array(Id).min(1), take: z.enum(['earliest', 'latest', 'first']) })),
});

export const ClockRule = z.strictObject({
  id: Id,
  title: z.string().min(1),
  clause: z.string().min(1),
  trigger: z.string().min(1),
  direction: z.string().min(1),
  period: Period,
  /** Dates that the clock reads beside its trigger, with other spellings. */
  inputs: z.array(z.strictObject({ name: Id, aliases: z.array(Id).default([]) })).default([]),
  starts: ClockStart.optional(),
  /** The date can lie before anyone knew: dates before which nobody could have acted. */
  knownBy: z.array(Id).default([]),
  note: z.string().min(1).optional(),
});

const Limit = z.strictObject({ comparison: z.enum(['>', '>=', '<', '<=']), limit: z.number().nonnegative() });

/** What exactly a number counts. The same exponent under another definition is another threshold. */
export const Measurement = z.strictObject({
  run: z.enum(['single', 'cumulative', 'unspecified']),
  modifications: z.enum(['in', 'out', 'unspecified']),
  arithmetic: z.enum(['integer', 'floating', 'either', 'unspecified']),
  multiplyAccumulate: z.union([z.literal(1), z.literal(2), z.literal('unspecified')]),
  sparsity: z.enum(['in', 'out', 'unspecified']),
  tense: z.enum(['planned', 'performed', 'either', 'unspecified']),
});

export const Threshold = z.strictObject({
  id: Id,
  title: z.string().min(1),
  clause: z.string().min(1),
  owes: z.string().min(1),
  /** The clock that a crossing starts. */
  clock: Id.optional(),
  /** Active under these choices of a reading only, and how loud. */
  under: z.strictObject({ reading: Id, level: z.record(Id, z.enum(['alert', 'watch'])) }).optional(),
  measurement: Measurement,
  /** All that stand here must hold. */
  test: z.strictObject({
    operations: Limit.optional(),
    cluster: z.strictObject({ oneDatacentre: z.boolean(), link_gbps: Limit.optional(), peak_ops_per_second: Limit.optional() }).optional(),
    foreignPerson: z.literal(true).optional(),
    biological: z.literal(true).optional(),
    modifies: z.literal(true).optional(),
    developerRevenue_usd: Limit.optional(),
    trainingCost_usd: Limit.optional(),
    chip: z.strictObject({ tpp: Limit, dramBandwidth_gbytes_per_second: Limit }).optional(),
  }),
  confirm: z.boolean().default(false),
  note: z.string().min(1).optional(),
});

export const CountryGroup = z.strictObject({
  id: Id,
  title: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  clause: z.string().min(1),
  /** The groups whose members belong to this one too. */
  includes: z.array(Id).default([]),
  members: z.array(
    z.strictObject({
      country: Jurisdiction,
      names: z.array(z.string().min(1)).default([]),
      member: z.boolean().default(true),
      under: z.strictObject({ reading: Id, choice: Id }).optional(),
      ...dated,
    }),
  ),
});

const Since = { name: z.string().min(1), since: CalendarDate.optional() };
export const BusinessCalendarRule = z.strictObject({
  id: Id,
  clause: z.string().min(1),
  holidays: z.array(
    z.union([
      z.strictObject({ ...Since, on: MonthDay }),
      z.strictObject({
        ...Since,
        month: z.number().int().min(1).max(12),
        /** 1 is Monday. */
        weekday: z.number().int().min(1).max(7),
        /** The nth of its month; -1 is the last. */
        nth: z.union([z.number().int().min(1).max(4), z.literal(-1)]),
      }),
    ]),
  ),
});

/** `rulepacks/<id>/pack.yaml`. */
export const RulePackSource = z.strictObject({
  id: Id,
  regime: z.string().min(1),
  title: z.string().min(1),
  citation: z.string().min(1),
  status: z.array(StatusEntry).min(1),
  deadline: DeadlineRule.optional(),
  parameters: z.array(Parameter).default([]),
  readings: z.array(Reading).default([]),
  clocks: z.array(ClockRule).default([]),
  thresholds: z.array(Threshold).default([]),
  countryGroups: z.array(CountryGroup).default([]),
  calendars: z.array(BusinessCalendarRule).default([]),
  clauses: z.array(ClauseSource).default([]),
});
export type RulePackSource = z.infer<typeof RulePackSource>;
export type ClauseSource = z.infer<typeof ClauseSource>;
export type StatusEntry = z.infer<typeof StatusEntry>;
export type Parameter = z.infer<typeof Parameter>;
export type Reading = z.infer<typeof Reading>;
export type DeadlineRule = z.infer<typeof DeadlineRule>;
export type Period = z.infer<typeof Period>;
export type ClockStart = z.infer<typeof ClockStart>;
export type ClockRule = z.infer<typeof ClockRule>;
export type Measurement = z.infer<typeof Measurement>;
export type Limit = z.infer<typeof Limit>;
export type Threshold = z.infer<typeof Threshold>;
export type CountryGroup = z.infer<typeof CountryGroup>;
export type BusinessCalendarRule = z.infer<typeof BusinessCalendarRule>;
