import type { OwnershipFlag } from '@gatehouse/contracts';
import { circularOwnership } from './circular-ownership.ts';
import { chainEndsInNobody } from './chain-ends-in-nobody.ts';
import { controlByDesignated, designated, designatedOwnerBelowLine, designatedOwnerShareUnknown } from './designated-owner.ts';
import { declaredNotFound, declaredShareDiffers, lapsedRecord, sharesExceedWhole, sourcesDisagree } from './evidence.ts';
import { foreignBeneficialOwner } from './foreign-beneficial-owner.ts';
import { indirectWithoutChain, longChain } from './long-chain.ts';
import { nominee } from './nominee.ts';
import { shareJustUnderLine } from './share-just-under-line.ts';
import { ultimateParentConflict } from './ultimate-parent-conflict.ts';
import { unknownOwner } from './unknown-owner.ts';
import type { FlagContext, FlagRule } from './flag-context.ts';

/** Every sign that the ownership rows carry. None of them looks at an address: thousands of honest companies share one. */
export const FLAG_RULES: readonly FlagRule[] = [
  designated,
  designatedOwnerBelowLine,
  designatedOwnerShareUnknown,
  controlByDesignated,
  circularOwnership,
  nominee,
  chainEndsInNobody,
  unknownOwner,
  shareJustUnderLine,
  longChain,
  indirectWithoutChain,
  foreignBeneficialOwner,
  sharesExceedWhole,
  sourcesDisagree,
  declaredShareDiffers,
  declaredNotFound,
  ultimateParentConflict,
  lapsedRecord,
];

/** The flags of one party, in the order of the rules. */
export function flagsOf(context: FlagContext): OwnershipFlag[] {
  return FLAG_RULES.flatMap(({ code, severity, category, find }) => {
    const because = find(context);
    return because === null ? [] : [{ code, severity, category, because }];
  });
}
