/**
 * What an interest gives besides a share. `certain` control makes an individual a beneficial owner by itself ("substantial control",
 * proposed 15 CFR 7.301); the rest only does not exclude it. Control that `passesDown` reaches what the controlled entity controls.
 */
export interface ControlRule {
  readonly certain: boolean;
  readonly passesDown: boolean;
}

export const CONTROL_RULES = {
  appointmentOfBoard: { certain: true, passesDown: true },
  otherInfluenceOrControl: { certain: true, passesDown: true },
  controlViaCompanyRulesOrArticles: { certain: true, passesDown: true },
  controlByLegalFramework: { certain: true, passesDown: true },
  seniorManagingOfficial: { certain: true, passesDown: false },
  trustee: { certain: true, passesDown: true },
  nominator: { certain: true, passesDown: true },
  settlor: { certain: false, passesDown: true },
  protector: { certain: false, passesDown: true },
  beneficiaryOfLegalArrangement: { certain: false, passesDown: true },
  boardChair: { certain: false, passesDown: false },
  rightsGrantedByContract: { certain: false, passesDown: false },
  conditionalRightsGrantedByContract: { certain: false, passesDown: false },
} as const satisfies Record<string, ControlRule>;

export type ControlKind = keyof typeof CONTROL_RULES;

export const CONTROL_KINDS = Object.keys(CONTROL_RULES).filter(isControlKind);

export function isControlKind(kind: string): kind is ControlKind {
  return Object.hasOwn(CONTROL_RULES, kind);
}

/** Kinds of control as bits, one a kind, in the order of CONTROL_KINDS. */
export function controlBits(kinds: Iterable<ControlKind>): number {
  let bits = 0;
  for (const kind of kinds) bits |= 1 << CONTROL_KINDS.indexOf(kind);
  return bits;
}

/** The kinds that the bits stand for. */
export function controlKindsOf(bits: number): ControlKind[] {
  return CONTROL_KINDS.filter((_, index) => (bits & (1 << index)) !== 0);
}

export const CERTAIN_BITS = controlBits(CONTROL_KINDS.filter((kind) => CONTROL_RULES[kind].certain));
export const PASSING_BITS = controlBits(CONTROL_KINDS.filter((kind) => CONTROL_RULES[kind].passesDown));
