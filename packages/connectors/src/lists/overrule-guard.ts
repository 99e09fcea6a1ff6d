import type { OverruleView } from '@gatehouse/contracts';
import { type Clock, ProblemError, toInstant } from '@gatehouse/foundation';
import { askedOverrule, decidedOverrule, type Overruler } from '@gatehouse/program';
import { candidateId, eventOf, type ListShelf, type TakenFile } from './list-shelf.ts';

export interface OverruleWord {
  readonly by: Overruler;
  readonly because: string;
}

/** One person asks that a file be taken although the guard holds it back. Throws `not-found`, `conflict`, `invalid-field`. */
export async function askOverrule(shelf: ListShelf, clock: Clock, candidate: string, { by, because }: OverruleWord): Promise<OverruleView> {
  const at = toInstant(clock.now());
  let asked: OverruleView | undefined;
  await shelf.changeCandidate(candidate, (held) => {
    asked = askedOverrule(candidate, held.overrule, { by, because, at });
    const text = `${by.name} asked to take ${held.name ?? held.file} although the guard holds it back`;
    return { file: { ...held, overrule: asked }, event: eventOf(held, by, 'asked', at, text, asked.because) };
  });
  if (asked === undefined) throw new Error('a candidate that was changed without its change');
  return asked;
}

/**
 * Another person takes it, or refuses. `name` is the candidate's or the request's.
 * Throws `own-proposal` for the person who asked, `conflict` where nobody asked or where more speaks against the file by now.
 */
export async function decideOverrule(
  shelf: ListShelf,
  clock: Clock,
  name: string,
  { by, because, approve }: OverruleWord & { readonly approve: boolean },
): Promise<{ readonly overrule: OverruleView; readonly taken: TakenFile | null }> {
  const at = toInstant(clock.now());
  const held = (await shelf.record()).files.find((file) => candidateId(file.sha256) === name || file.overrule?.id === name);
  if (held === undefined)
    throw new ProblemError(
      'not-found',
      'No file waits under this name.',
      'Look at what is held back: gatehouse lists status, or GET /v1/lists.',
    );
  let decided: OverruleView | undefined;
  const change = (file: typeof held): { file: typeof held; event: ReturnType<typeof eventOf> } => {
    const overrule = decidedOverrule(file.overrule, { by, approve, because, at });
    decided = overrule;
    const shown = file.name ?? file.file;
    const text = approve
      ? `${by.name} approved what ${overrule.askedByName} asked: ${shown} is taken although the guard held it back`
      : `${by.name} refused what ${overrule.askedByName} asked: ${shown} is not taken`;
    const event = eventOf(file, by, approve ? 'approved' : 'refused', at, text, overrule.decidedBecause ?? undefined);
    return { file: { ...file, overrule, ...(approve ? { at } : { state: 'refused' as const }) }, event };
  };
  const candidate = candidateId(held.sha256);
  const taken = approve ? await shelf.takeCandidate(candidate, change) : (await shelf.changeCandidate(candidate, change), null);
  if (decided === undefined) throw new Error('a candidate that was changed without its change');
  return { overrule: decided, taken };
}
