import { z } from 'zod';

export const Precision = z.enum(['fp4', 'fp8', 'int8', 'bf16', 'tf32']);
export type Precision = z.infer<typeof Precision>;

/** What a machine was used for, as declared or found. Anything else is taken as `other`. */
export const WorkloadClass = z.enum(['training', 'fine-tuning', 'inference', 'other', 'idle']);
export type WorkloadClass = z.infer<typeof WorkloadClass>;

/** One row of telemetry: `time` (seconds, or an ISO instant) and fields by their DCGM, NVML or power names. */
export const TelemetryRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type TelemetryRow = z.infer<typeof TelemetryRow>;

/** A question to `estimate`. Hours are hours, `declared` operations. */
export const EstimateRequest = z
  .object({
    accelerator: z.string().min(1).max(300),
    chipHours: z.number().nonnegative().optional(),
    count: z.number().nonnegative().optional(),
    hours: z.number().nonnegative().optional(),
    precision: Precision.optional(),
    workload: z.string().max(100).optional(),
    declared: z.number().nonnegative().optional(),
    telemetry: z.array(TelemetryRow).optional(),
  })
  .refine((request) => request.chipHours !== undefined || (request.count !== undefined && request.hours !== undefined), {
    message: 'chipHours, or count and hours, are needed',
    path: ['chipHours'],
  });
export type EstimateRequest = z.infer<typeof EstimateRequest>;

/** Operations with a 90 % interval; `ceiling` is what the chips can do at most in that time. */
export const OperationsEstimate = z.object({ low: z.number(), mid: z.number(), high: z.number(), ceiling: z.number() });
export type OperationsEstimate = z.infer<typeof OperationsEstimate>;

export const EstimateFlagCode = z.enum([
  'impossible',
  'beyond-experience',
  'outside-interval',
  'ambiguous-accelerator',
  'bounded-peak',
  'precision-unsupported',
  'utilisation-above-one',
  'samples-missing',
  'gpu-utilisation-ignored',
  'power-of-node',
]);
export type EstimateFlagCode = z.infer<typeof EstimateFlagCode>;
export const EstimateFlag = z.object({ code: EstimateFlagCode, because: z.string() });
export type EstimateFlag = z.infer<typeof EstimateFlag>;

/** One rung of evidence, from what is claimed down to what physics allows. */
export const EvidenceRung = z.object({
  rung: z.enum(['declared', 'tensor-activity', 'power', 'chip-hours', 'ceiling']),
  low: z.number(),
  mid: z.number(),
  high: z.number(),
  because: z.string(),
});
export type EvidenceRung = z.infer<typeof EvidenceRung>;

export const EstimateBasis = z.enum(['tensor-activity', 'power', 'chip-hours']);
export type EstimateBasis = z.infer<typeof EstimateBasis>;

export const EstimateAnswer = z.object({
  operations: OperationsEstimate,
  basis: EstimateBasis,
  ladder: z.array(EvidenceRung),
  flags: z.array(EstimateFlag),
});
export type EstimateAnswer = z.infer<typeof EstimateAnswer>;

/** A question to `forecast`: cumulated operations by time, and the line. */
export const ForecastRequest = z.object({
  points: z
    .array(z.tuple([z.number(), z.number()]))
    .min(2)
    .max(1_000_000),
  threshold: z.number(),
});
export type ForecastRequest = z.infer<typeof ForecastRequest>;

/** A question to `rejoin`: power by time, on a clock that all lines share. */
export const RejoinRequest = z.object({
  id: z.union([z.string(), z.number()]),
  series: z.array(z.tuple([z.number(), z.number()])).max(1_000_000),
  account: z.string().optional(),
});
export type RejoinRequest = z.infer<typeof RejoinRequest>;

/** A question to `classify`. */
export const ClassifyRequest = z.object({ windows: z.array(TelemetryRow).min(1) });
export type ClassifyRequest = z.infer<typeof ClassifyRequest>;
