import type { FlagRule } from './flag-context.ts';

/** The published ultimate parent is not where the chain of direct parents ends. */
export const ultimateParentConflict: FlagRule = {
  code: 'ultimate-parent-conflict',
  severity: 'info',
  category: 'A',
  find({ ultimateParent }) {
    const { conflict, published, walked } = ultimateParent;
    return conflict
      ? `The register publishes ${published ?? 'nobody'} as ultimate parent, the chain of direct parents ends at ${walked ?? 'nobody'}.`
      : null;
  },
};
