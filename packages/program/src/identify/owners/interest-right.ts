import type { OwnershipRight } from '@gatehouse/contracts';

/** What each type of interest gives. Source: BODS 0.4, code list `interestType`; a type outside it is `other`. */
const RIGHT_OF_TYPE: Readonly<Record<string, OwnershipRight>> = {
  shareholding: 'equity',
  beneficiaryOfLegalArrangement: 'equity',
  rightsToSurplusAssetsOnDissolution: 'profit',
  nominee: 'equity',
  nominator: 'equity',
  votingRights: 'votes',
  rightsToProfitOrIncome: 'profit',
  rightToProfitOrIncomeFromAssets: 'profit',
  appointmentOfBoard: 'appointment',
  boardMember: 'appointment',
  boardChair: 'appointment',
  seniorManagingOfficial: 'appointment',
  otherInfluenceOrControl: 'appointment',
  controlViaCompanyRulesOrArticles: 'appointment',
  controlByLegalFramework: 'appointment',
  trustee: 'appointment',
  protector: 'appointment',
  settlor: 'appointment',
  rightsGrantedByContract: 'appointment',
  conditionalRightsGrantedByContract: 'appointment',
};

/** The type in which a supposed share of each right is written. */
export const TYPE_OF_RIGHT = {
  equity: 'shareholding',
  votes: 'votingRights',
  profit: 'rightsToProfitOrIncome',
} as const satisfies Partial<Record<OwnershipRight, string>>;

/** The right that an interest of a type gives. */
export function rightOf(type: string): OwnershipRight {
  return RIGHT_OF_TYPE[type] ?? 'other';
}
