import { resolveAccelerator, type ResolvedAccelerator } from '@gatehouse/compute';
import { ProblemError } from '@gatehouse/foundation';

/** The accelerator of a name, or the sentence and the remedy that say why there is none. */
export function knownAccelerator(name: string): ResolvedAccelerator | { readonly problem: string; readonly fix: string } {
  try {
    return resolveAccelerator(name);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { problem: error.problem.detail, fix: error.problem.fix };
  }
}
