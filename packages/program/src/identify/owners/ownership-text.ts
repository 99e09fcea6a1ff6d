import type { OwnershipView } from '@gatehouse/contracts';
import { LAW_STATUS_WORDS, LawStatus } from '@gatehouse/contracts';
import { shareInWords } from '@gatehouse/ownership';

type View = Omit<OwnershipView, 'text'>;
type Edge = View['edges'][number];

const RIGHT_WORDS = {
  equity: 'the ownership',
  votes: 'the votes',
  profit: 'the profit',
  appointment: 'control',
  other: 'an interest that its source does not name',
} as const;
const BASIS_WORDS = { declared: 'declared', register: 'from a register', inferred: 'inferred from another’s account' } as const;
const REACH_WORDS = { yes: 'reaches', possibly: 'may reach', no: 'does not reach' } as const;

/** The whole view in sentences: what it was computed by, the verdicts, the path to risk, every edge, what is open. */
export function ownershipText(view: View): string[] {
  const names = new Map(view.nodes.map((node) => [node.id, node.name]));
  const named = (id: string): string => names.get(id) ?? id;
  return [
    ...(view.supposed ? ['What if: this is computed with suppositions. Nothing of it is saved, and it decides nothing.'] : []),
    `As of ${view.asOf}, as known ${view.knownOn === null ? 'from everything recorded' : `on ${view.knownOn}`}.`,
    ...view.verdicts.map(verdictSentence),
    ...(view.riskPath === null ? [] : [`Path: ${view.riskPath.nodes.map(named).join(' → ')} (${view.riskPath.because}).`]),
    ...view.nodes.flatMap((node) => nodeSentence(node)),
    ...view.edges.map((edge) => edgeSentence(edge, named)),
    ...view.beneficialOwners.map(
      (owner) =>
        `${owner.name} ${owner.possible ? 'is not excluded as a beneficial owner' : 'is a beneficial owner'}: ${shareInWords(owner.share)} multiplied along the chain, ${shareInWords(owner.controlledShare)} by the controlled chain${owner.control.length > 0 ? `; control by ${owner.control.join(', ')}` : ''}; status ${owner.status}.`,
    ),
    ...view.flags.map((flag) => `Sign ${flag.code} (category ${flag.category}): ${flag.because}`),
    ...view.lines.map((line) => `The line of ${line.at_percent} %: ${line.meaning} (${line.law.clause}, ${statusWords(line.law.status)})`),
    ...(view.remainder.because === null ? [] : [view.remainder.because]),
    ...view.basis,
  ];
}

function verdictSentence(verdict: View['verdicts'][number]): string {
  const { law } = verdict;
  return [
    `${verdict.rule}: ${verdict.verdict.replaceAll('-', ' ')}${verdict.share === null ? '' : `, ${shareInWords(verdict.share)}`}. ${verdict.because}`,
    ...(verdict.reading === null ? [] : [`Reading: ${verdict.reading}`]),
    ...(verdict.unknown.length === 0 ? [] : [`Unknown: ${verdict.unknown.join('; ')}.`]),
    ...(verdict.settles === null ? [] : [`It would be settled by this: ${verdict.settles}`]),
    `Law: ${law.regime}, ${law.clause}, ${statusWords(law.status)} on this date.`,
    ...(verdict.next === null ? [] : [`Next: ${verdict.next}`]),
  ].join(' ');
}

function nodeSentence(node: View['nodes'][number]): string[] {
  const marks = [
    ...node.lists.map((list) => `stands on list ${list}`),
    ...(node.nominee ? ['holds for somebody else as a nominee'] : []),
    ...(node.inCycle ? ['stands in a circle of owners'] : []),
    ...(node.kind === 'unknown' ? ['is not known'] : []),
  ];
  return marks.length === 0 ? [] : [`${node.name} ${marks.join(', ')}.`];
}

function edgeSentence(edge: Edge, named: (id: string) => string): string {
  const interests = edge.interests.map(({ right, share, type }) =>
    right === 'appointment'
      ? `${RIGHT_WORDS[right]} (${type})`
      : `${share === null ? 'a share that nobody states' : shareInWords(share)} of ${RIGHT_WORDS[right]} (${type})`,
  );
  const held = interests.length === 0 ? 'an interest that nobody states' : interests.join(' and ');
  const lines = edge.share === null ? [] : edge.lines.map(({ at_percent, reach }) => `${REACH_WORDS[reach]} ${at_percent} %`);
  return `${named(edge.owner)} holds ${held} in ${named(edge.owned)}${lines.length === 0 ? '' : `, which ${lines.join(' and ')}`} (${[
    edge.supposed ? 'supposed' : BASIS_WORDS[edge.basis],
    `stated ${edge.statementDate ?? 'without a date'}`,
    ...(edge.recordedAt === null ? [] : [`recorded ${edge.recordedAt.slice(0, 10)}`]),
    ...(edge.nominee ? ['as a nominee'] : []),
    ...(edge.cycle === null ? [] : ['part of a circle']),
    ...(edge.disputed ? ['another statement says otherwise or the same: both stand'] : []),
  ].join('; ')}).`;
}

function statusWords(status: string): string {
  const known = LawStatus.safeParse(status);
  return known.success ? LAW_STATUS_WORDS[known.data] : status;
}
