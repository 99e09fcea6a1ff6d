import type { OwnershipRow } from '@gatehouse/contracts';
import { beneficialOwners, type BeneficialOwnerReading, DEFAULT_READING } from './beneficial-owners/beneficial-owners.ts';
import { ownershipCircles } from './graph/circular-ownership.ts';
import { type Controllers, controllersOf } from './beneficial-owners/controllers.ts';
import { countsForAffiliates, countsForOfac } from './fifty-percent/designation-scope.ts';
import { countedUnder, type Designated } from './fifty-percent/designations.ts';
import { affiliatesVerdict, type FiftyPercentRule, fiftyPercentRule } from './fifty-percent/fifty-percent-verdict.ts';
import { cascadeWithLikeness } from './linking/designated-likeness.ts';
import type { SameParties } from './linking/same-parties.ts';
import { flagsOf } from './flags/flag-rules.ts';
import { headquarters } from './parents/headquarters.ts';
import { lookThrough, upstreamOf } from './beneficial-owners/look-through.ts';
import type { OwnershipGraph } from './graph/ownership-graph.ts';
import { partyAt } from './graph/party-at.ts';
import { ultimateParent } from './parents/ultimate-parent.ts';

export interface AssessOptions {
  /** Record id to the lists that name it. */
  readonly designated: Designated;
  /** The status of the BIS Affiliates Rule on the graph's date, as the rule packs tell it: anything but `in-force` gives `not-in-force`. */
  readonly affiliatesStatus: string;
  readonly reading?: BeneficialOwnerReading;
  /** Which records may be one party: who may be a designated one is never clean. */
  readonly same?: SameParties;
}

/** Every calculator over one graph, prepared once. */
export interface OwnershipAssessment {
  /** The row of one record, or `undefined` where the graph holds no record of that id. */
  rowOf(id: string): OwnershipRow | undefined;
  /** A row for every recorded entity and person, in the order of the input. */
  rows(): Generator<OwnershipRow>;
}

/** Runs the cascades over the whole graph (linear) and answers row by row from there. */
export function ownershipAssessment(graph: OwnershipGraph, options: AssessOptions): OwnershipAssessment {
  const same: SameParties = options.same ?? new Map();
  const shared: Shared = {
    graph,
    options,
    ofac: fiftyPercentRule(graph, cascadeWithLikeness(graph, countedUnder(graph, options.designated, countsForOfac), same)),
    affiliates: fiftyPercentRule(graph, cascadeWithLikeness(graph, countedUnder(graph, options.designated, countsForAffiliates), same)),
    controllers: controllersOf(graph),
    circles: ownershipCircles(graph),
  };
  return {
    rowOf(id) {
      const node = graph.nodeOf.get(id);
      return node === undefined || !partyAt(graph, node).recorded ? undefined : rowAt(shared, node);
    },
    *rows() {
      for (let node = 0; node < graph.parties.length; node += 1) if (partyAt(graph, node).recorded) yield rowAt(shared, node);
    },
  };
}

/** A row for every recorded entity and person under every calculator, in the order of the input. */
export function assessOwnership(graph: OwnershipGraph, options: AssessOptions): Generator<OwnershipRow> {
  return ownershipAssessment(graph, options).rows();
}

/** The row of one record. Prepares the whole graph: for many questions keep an `ownershipAssessment`. */
export function assessSubject(graph: OwnershipGraph, id: string, options: AssessOptions): OwnershipRow | undefined {
  return ownershipAssessment(graph, options).rowOf(id);
}

interface Shared {
  readonly graph: OwnershipGraph;
  readonly options: AssessOptions;
  readonly ofac: FiftyPercentRule;
  readonly affiliates: FiftyPercentRule;
  readonly controllers: Controllers;
  readonly circles: Int32Array;
}

function rowAt(shared: Shared, node: number): OwnershipRow {
  const { graph, options, controllers, circles } = shared;
  const { id, name } = partyAt(graph, node);
  const view = { upstream: upstreamOf(graph, node), shares: lookThrough(graph, node) };
  const found = {
    beneficialOwners: beneficialOwners(graph, node, { controllers, view, reading: options.reading ?? DEFAULT_READING }),
    ofac50: shared.ofac.verdictOf(node),
    affiliates50: affiliatesVerdict(shared.affiliates.verdictOf(node), options.affiliatesStatus),
    ultimateParent: ultimateParent(graph, node),
  };
  const flags = flagsOf({ graph, node, ...view, circles, designated: options.designated, ...found });
  const sameAs = (options.same?.get(id) ?? []).map(({ because, ...other }) => ({ ...other, because: [...because] }));
  return { id, name, ...found, headquarters: headquarters(graph, node), flags, ...(sameAs.length === 0 ? {} : { sameAs }) };
}
