import type { EstimateAnswer, EstimateFlag, EstimateRequest, EvidenceRung, OperationsEstimate } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import type { Accelerator } from '../catalogue/accelerator.ts';
import { resolveAccelerator, type ResolvedAccelerator } from '../catalogue/resolve-accelerator.ts';
import { type Evidence, estimateOperations } from './estimate-operations.ts';
import { summariseTelemetry, type TelemetrySummary } from './summarise-telemetry.ts';

/**
 * Operations for one question: an accelerator and its time, and what evidence there is.
 * A declaration never moves the estimate; it is held against it, and flagged `impossible` beyond what the chips can do.
 * Throws a ProblemError: `unknown-name` for the accelerator, `invalid-field` for hours that are no quantity.
 */
export function estimate(request: EstimateRequest): EstimateAnswer {
  const resolved = resolveAccelerator(request.accelerator);
  const chipHours = chipHoursOf(request, resolved);
  const summary = request.telemetry === undefined ? null : summariseTelemetry(request.telemetry, resolved.candidates[0].peak_clock_mhz);
  const evidence: Evidence = {
    resolved,
    chipHours,
    precision: request.precision ?? null,
    workload: request.workload ?? null,
    activity: summary?.activity === null || summary === null ? undefined : { mean: summary.activity, coverage: summary.coverage },
    power_w: summary?.power_w ?? undefined,
  };
  const answer = estimateOperations(evidence);
  const flags = [...answer.flags, ...telemetryFlags(summary)];
  if (request.declared === undefined) return { ...answer, flags };
  const { declared } = request;
  flags.push(...declaredFlags(declared, answer.operations, evidence));
  const claim: EvidenceRung = {
    rung: 'declared',
    low: declared,
    mid: declared,
    high: declared,
    because: 'what somebody claims; it does not move the estimate',
  };
  return { ...answer, ladder: [claim, ...answer.ladder], flags };
}

function chipHoursOf(request: EstimateRequest, resolved: ResolvedAccelerator): number {
  const { chipHours, count, hours } = request;
  const total = chipHours ?? (count ?? Number.NaN) * (hours ?? Number.NaN) * resolved.perUnit;
  if (Number.isFinite(total * 1e20) && total >= 0) return total;
  throw new ProblemError('invalid-field', 'The accelerator time is no finite quantity of hours.', 'Give chipHours, or count and hours.', {
    field: 'chipHours',
  });
}

function telemetryFlags(summary: TelemetrySummary | null): EstimateFlag[] {
  if (summary === null) return [];
  const flags: EstimateFlag[] = [];
  if (summary.aboveOne > 0) {
    flags.push({
      code: 'utilisation-above-one',
      because: `${summary.aboveOne} samples say that the tensor pipe was active more than all the time; they are left out.`,
    });
  }
  if (summary.coverage < 0.99) {
    flags.push({
      code: 'samples-missing',
      because: `Samples cover ${(summary.coverage * 100).toFixed(0)} % of the window; the interval is wider for it.`,
    });
  }
  if (summary.hasGpuUtilisation) {
    flags.push({ code: 'gpu-utilisation-ignored', because: 'GPU utilisation says that some kernel ran, not how many operations it did.' });
  }
  return flags;
}

/** The largest part of a chip's eight-bit peak, or of its bf16 peak where it has no faster format, that a public benchmark run reached, with a margin. */
const EXPERIENCE_OF_EIGHT_BIT = 0.7;
const EXPERIENCE_OF_BF16 = 0.9;
const SECONDS_OF_AN_HOUR = 3600;

function declaredFlags(declared: number, operations: OperationsEstimate, evidence: Evidence): EstimateFlag[] {
  const { precision, chipHours, resolved } = evidence;
  const seconds = chipHours * SECONDS_OF_AN_HOUR * resolved.share;
  if (declared > operations.ceiling) {
    return [
      {
        code: 'impossible',
        because: `${figure(declared)} operations are ${times(declared, operations.ceiling)} what these chips can do in that time at the peak of their fastest format.`,
      },
    ];
  }
  const peakStated = precision === null ? 0 : Math.max(...resolved.candidates.map((candidate) => candidate.peaks[precision] ?? 0));
  if (precision !== null && peakStated > 0 && declared > peakStated * seconds) {
    return [
      {
        code: 'impossible',
        because: `${figure(declared)} operations are ${times(declared, peakStated * seconds)} the ${precision} peak of these chips in that time, and ${precision} is what was stated.`,
      },
    ];
  }
  const flags: EstimateFlag[] = [];
  const experience = Math.max(...resolved.candidates.map(bestSeen)) * seconds;
  if (declared > experience) {
    flags.push({
      code: 'beyond-experience',
      because: `${figure(declared)} operations are ${times(declared, experience)} the best that any public run reached on such chips in that time.`,
    });
  }
  if (declared < operations.low || declared > operations.high) {
    flags.push({
      code: 'outside-interval',
      because: `${figure(declared)} lies outside ${figure(operations.low)} to ${figure(operations.high)}.`,
    });
  }
  return flags;
}

function bestSeen({ peaks, peak_max }: Accelerator): number {
  if (peaks.fp8 !== undefined) return Math.max(peaks.fp8 * EXPERIENCE_OF_EIGHT_BIT, (peaks.bf16 ?? 0) * EXPERIENCE_OF_BF16);
  return peaks.bf16 === undefined ? peak_max : peaks.bf16 * EXPERIENCE_OF_BF16;
}

function figure(operations: number): string {
  return operations.toExponential(2);
}

function times(a: number, b: number): string {
  return b > 0 ? `${(a / b).toFixed(2)} times` : 'more than nothing, and';
}
