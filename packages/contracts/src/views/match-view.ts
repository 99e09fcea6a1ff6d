import { z } from 'zod';
import { FtmEntity } from '../ftm-entity.ts';
import { ListAlias } from '../lists.ts';
import { MatchBand, MatchExplanation } from '../screening.ts';
import { pageOf } from './common.ts';
import { MatchView } from './customer-view.ts';

/** What a person says of a match: the listed party, somebody else, or not to be told from what is known. */
export const MatchVerdict = z.enum(['same', 'different', 'unknown']);
export type MatchVerdict = z.infer<typeof MatchVerdict>;

/**
 * Where a match stands: nobody has judged it; a judgement stands; a clearance waits for its second person;
 * a judgement lapsed because a side changed. All but a standing `different` hold the customer, and a standing `same` denies.
 */
export const MatchDecisionState = z.enum(['none', 'standing', 'awaiting-second', 'lapsed']);
export type MatchDecisionState = z.infer<typeof MatchDecisionState>;

/** Who said what of a match, when and why. */
const Judge = z.object({ by: z.string(), byName: z.string(), because: z.string(), at: z.string() });

/** A fact that differs from what the judgement was made on. */
export const MatchChange = z.object({
  side: z.enum(['subject', 'entry']),
  field: z.string(),
  before: z.array(z.string()),
  after: z.array(z.string()),
});
export type MatchChange = z.infer<typeof MatchChange>;

export const MatchDecisionView = z.object({
  state: MatchDecisionState,
  verdict: MatchVerdict.nullable(),
  first: Judge.nullable(),
  /** The second person, where one approved. A refusal ends the decision and the match is open again. */
  second: Judge.nullable(),
  /** The version of the list and the profile under which it was judged. */
  basis: z
    .object({ listVersion: z.string(), listDate: z.string().nullable(), profile: z.string(), band: MatchBand, score: z.number() })
    .nullable(),
  lapsedBecause: z.string().nullable(),
  lapsedAt: z.string().nullable(),
  /** What changed since, where a side did; empty where what was seen was shredded. */
  changes: z.array(MatchChange),
});
export type MatchDecisionView = z.infer<typeof MatchDecisionView>;

/** A line of the matches: the parts stay with the match itself. */
export const MatchRow = MatchView.omit({ parts: true }).extend({
  customer: z.string(),
  /** The customer's name; null where it was shredded. */
  customerName: z.string().nullable(),
  decision: z.object({ state: MatchDecisionState, verdict: MatchVerdict.nullable(), by: z.string().nullable(), at: z.string().nullable() }),
  /** True while somebody must look at it: not judged, lapsed, or waiting for a second person. */
  open: z.boolean(),
});
export type MatchRow = z.infer<typeof MatchRow>;

/** A page of matches: `match` before `review`, in each the highest score first. */
export const MatchPage = pageOf(MatchRow);

/** `GET /v1/matches/{id}`: both sides of a match with all that a person needs to judge it. */
export const MatchReviewView = z.object({
  match: MatchRow,
  subject: z.object({
    id: z.string(),
    customer: z.string(),
    /** What the subject is to the customer. */
    as: z.enum(['customer', 'owner']),
    name: z.string(),
    /** The name in Latin letters, where its own script is another. */
    romanised: z.string().nullable(),
    kind: z.enum(['individual', 'entity']),
    /** The entity as it is compared. */
    entity: FtmEntity,
  }),
  /** Null where the entry is no longer on the list. */
  entry: z
    .object({
      list: z.string(),
      entryId: z.string(),
      caption: z.string(),
      entity: FtmEntity,
      aliases: z.array(ListAlias),
      programmes: z.array(z.string()),
      remarks: z.string().nullable(),
      source: z.record(z.string(), z.string()),
      listedOn: z.string().nullable(),
      endsOn: z.string().nullable(),
      version: z.string(),
      date: z.string().nullable(),
    })
    .nullable(),
  /** Null where a side is gone. */
  explanation: MatchExplanation.nullable(),
  /** The closest other entry for this subject. */
  rival: z.object({ list: z.string(), entryId: z.string(), caption: z.string(), score: z.number(), band: MatchBand }).nullable(),
  decision: MatchDecisionView,
  /** Where the bands begin in the profile that scored it. */
  bands: z.object({ profile: z.string(), review: z.number(), match: z.number() }).optional(),
  /** True where `different` takes a second person: the match is in band `match`. */
  fourEyes: z.boolean(),
  /** The open match after this one in the order of the list, and the one before. */
  next: z.string().nullable(),
  previous: z.string().nullable(),
});
export type MatchReviewView = z.infer<typeof MatchReviewView>;

const Because = z.string().trim().min(10, 'write a reason of at least ten characters').max(4000);
export const MatchDecisionRequest = z.object({ verdict: MatchVerdict, because: Because });
export type MatchDecisionRequest = z.infer<typeof MatchDecisionRequest>;
export const MatchApprovalRequest = z.object({ approve: z.boolean(), because: Because });
export type MatchApprovalRequest = z.infer<typeof MatchApprovalRequest>;
