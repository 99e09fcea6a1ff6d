import type { Parameter } from '@gatehouse/contracts';
import { type AsOf, entryOn } from './dated.ts';
import { packOf, type RulePacks, unknownName } from './rule-packs.ts';

/**
 * A number of a law (a share, a penalty, a period) as it stood on a day.
 * Throws a ProblemError `unknown-name` where the pack has no such parameter, or had none on that day.
 *
 * @example
 * parameterOf(packs, 'us-ofac-50', 'ownership-share', { on: '2026-03-01' }).value // 50, in percent
 */
export function parameterOf(packs: RulePacks, packId: string, name: string, asOf: AsOf): Parameter {
  const { parameters } = packOf(packs, packId);
  const entry = entryOn(
    parameters.filter((parameter) => parameter.name === name),
    asOf,
  );
  if (entry === undefined)
    throw unknownName(`parameter of ${packId} on ${asOf.on}`, name, new Set(parameters.map((parameter) => parameter.name)));
  return entry;
}
