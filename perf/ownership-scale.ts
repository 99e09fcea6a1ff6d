import { seededRng } from '@gatehouse/foundation';
import { ownershipAssessment, type OwnershipFacts, ownershipGraphOf, partyOf, stakeOf, type Party, type Stake } from '@gatehouse/ownership';
import { printFigures, rounded } from './figures.ts';

/**
 * Goal O5: every calculator over a made register of parties and shareholdings, two thirds of whose statements are parties, and one changed statement.
 *   node --max-old-space-size=16000 perf/ownership-scale.ts [ENTITIES, default 1000000] [SEED, default 1]
 * For each entity half a person and one and a half shareholdings: a million entities make three million statements. Owners are persons (two thirds) and
 * other entities, one company in five hundred stands in a circle, one party in two thousand is designated. Processor seconds of this process.
 */
const entities = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const PERSONS_PER_ENTITY = 0.5;
const SPLITS = [[100], [60, 40], [50, 50], [34, 33, 33], [75, 25]] as const;

const { facts, designated } = madeFacts();
const steps: Record<string, object> = {};
const graph = timed('graph', () => ownershipGraphOf(facts));
const assessment = timed('cascades, control, circles', () => ownershipAssessment(graph, { designated, affiliatesStatus: 'in-force' }));
const counts = { rows: 0, blocked: 0, possibly: 0, beneficialOwners: 0, flags: 0 };
timed('rows of every calculator', () => {
  for (const row of assessment.rows()) {
    counts.rows += 1;
    if (row.ofac50.verdict !== 'not') counts[row.ofac50.verdict] += 1;
    counts.beneficialOwners += row.beneficialOwners.length;
    counts.flags += row.flags.length;
  }
});
printFigures({
  made: { entities, seed, parties: facts.parties.length, stakes: facts.stakes.length, designated: designated.size },
  ...steps,
  found: counts,
});

function timed<T>(name: string, work: () => T): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  steps[name] = { seconds: rounded((user + system) / 1e6) };
  return result;
}

function madeFacts(): { facts: OwnershipFacts; designated: Map<string, readonly string[]> } {
  const rng = seededRng(seed);
  const persons = Math.round(entities * PERSONS_PER_ENTITY);
  const parties: Party[] = [];
  const stakes: Stake[] = [];
  for (let index = 0; index < persons; index += 1) parties.push(partyOf({ id: `p${index}`, kind: 'person', name: `Person ${index}` }));
  for (let index = 0; index < entities; index += 1) parties.push(partyOf({ id: `e${index}`, kind: 'entity', name: `Company ${index}` }));
  for (let index = 0; stakes.length < entities * 1.5; index = (index + 1) % entities) {
    const circular = rng.below(500) === 0;
    for (const share of rng.pick(SPLITS)) {
      // An owner of lower number keeps the graph free of circles, but for those that are meant.
      const above = circular ? rng.below(entities) : Math.floor(index * rng.next());
      const ownerId = index === 0 || rng.below(3) < 2 ? `p${rng.below(persons)}` : `e${above}`;
      stakes.push(
        stakeOf({
          ownerId,
          ownedId: `e${index}`,
          route: 'direct',
          equity: { min: share, max: share },
          origin: 'made',
          source: `r${stakes.length}`,
        }),
      );
    }
    if (index === entities - 1) break;
  }
  const designated = new Map<string, readonly string[]>();
  for (const { id } of parties) if (rng.below(2000) === 0) designated.set(id, [rng.pick(['SDN', 'EL'])]);
  return { facts: { parties, stakes, publishedParents: [] }, designated };
}
