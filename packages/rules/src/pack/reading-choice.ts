import type { Reading, ReadingChoices } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import type { RulePack } from './rule-pack.ts';

/** A reading of a pack by its id; the references are checked when the pack is read. */
export function readingOf(pack: RulePack, id: string): Reading {
  const reading = pack.readings.find((candidate) => candidate.id === id);
  if (reading === undefined) throw new TypeError(`${pack.id} has no reading ${id}`);
  return reading;
}

/** The choice taken: the one asked for, else the default. Throws a ProblemError `invalid-field` for a choice that does not exist. */
export function choiceOf(reading: Reading, choices: ReadingChoices | undefined): string {
  const asked = choices?.[reading.id];
  if (asked === undefined) return reading.default;
  if (reading.choices.some((choice) => choice.id === asked)) return asked;
  const known = reading.choices.map((choice) => choice.id).join(', ');
  throw new ProblemError('invalid-field', `"${asked}" is no choice of reading ${reading.id}.`, `Write one of ${known}.`, {
    field: `readings.${reading.id}`,
  });
}
