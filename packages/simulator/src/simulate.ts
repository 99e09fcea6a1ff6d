import { writeFile } from 'node:fs/promises';
import type { Truth, TruthCase } from '@gatehouse/contracts';
import { ProblemError, type Rng } from '@gatehouse/foundation';
import { ALL_CASES } from './cases/all-cases.ts';
import { addOrdinaryEntity } from './ordinary-entity.ts';
import { addOrdinaryIndividual } from './ordinary-individual.ts';
import { addResellers, RESELLERS } from './resellers.ts';
import { openSecondAccount } from './sign-up.ts';
import { CUSTOMERS_MIN, DAYS_MIN, SAMPLE } from './sample.ts';
import { addOrdinaryUsage } from './usage/ordinary-usage.ts';
import { World } from './world.ts';
import { type ExportText, renderExport, writeFiles } from './write-export.ts';

export interface SimulateOptions {
  readonly seed?: number;
  /** Days of usage before the sample date. */
  readonly days?: number;
  readonly customers?: number;
  /** The folder of the export; the truth goes to `OUT.truth.json` beside it. */
  readonly out: string;
}

export interface Simulated {
  readonly folder: string;
  readonly truthFile: string;
  readonly customers: number;
  readonly cases: number;
}

/** Share of ordinary customers that are companies. */
const ENTITY_SHARE = 0.064;
/** Share of ordinary customers that came through a reseller. */
const RESELLER_SHARE = 0.08;

/** Share of ordinary customers that have two accounts. */
const SECOND_ACCOUNT_SHARE = 0.02;

/**
 * Makes a provider's export with injected cases and writes it. The same options give the same bytes on every machine.
 * Throws a ProblemError where the numbers leave no room for the cases.
 */
export async function simulate(options: SimulateOptions): Promise<Simulated> {
  const { files, truth, customers } = makeProvider(options);
  const folder = options.out.replace(/[\\/]+$/, '');
  const truthFile = `${folder}.truth.json`;
  await writeFiles(folder, files);
  await writeFile(truthFile, `${JSON.stringify(truth, null, 1)}\n`);
  return { folder, truthFile, customers, cases: truth.cases.length };
}

/** The same, in memory: the texts of the export's files, and the truth. */
export function makeProvider(options: Omit<SimulateOptions, 'out'>): { files: ExportText; truth: Truth; customers: number } {
  const { seed = SAMPLE.seed, days = SAMPLE.days, customers = SAMPLE.customers } = options;
  requireAtLeast('--customers', customers, CUSTOMERS_MIN);
  requireAtLeast('--days', days, DAYS_MIN);
  const world = new World({ seed, asOf: SAMPLE.asOf, days, customers });
  addResellers(world);
  const cases = addCases(world);
  addOrdinaryCustomers(world);
  const files = renderExport(world, { name: SAMPLE.name, asOf: SAMPLE.asOf, sample: true, seed });
  return { files, truth: { seed, cases }, customers: world.customers.length };
}

function addCases(world: World): TruthCase[] {
  return Object.entries(ALL_CASES).flatMap(([name, make]) => make(world, world.chance(`case ${name}`)));
}

function addOrdinaryCustomers(world: World): void {
  const rng = world.chance('ordinary customers');
  const usage = world.chance('ordinary usage');
  while (world.vacancies > 0) {
    const reseller = drawReseller(rng);
    const { account } = rng.next() < ENTITY_SHARE ? addOrdinaryEntity(world, rng, reseller) : addOrdinaryIndividual(world, rng, reseller);
    addOrdinaryUsage(world, usage, account);
    if (rng.next() < SECOND_ACCOUNT_SHARE) {
      const facts = { signedUpBefore_days: 4 + rng.below(60), ...(reseller === undefined ? {} : { reseller }) };
      addOrdinaryUsage(world, usage, openSecondAccount(world, rng, facts, account.customer));
    }
  }
}

function drawReseller(rng: Rng): string | undefined {
  return rng.next() < RESELLER_SHARE ? rng.pick(Object.values(RESELLERS)) : undefined;
}

function requireAtLeast(option: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new ProblemError(
    'invalid-field',
    `${option} is ${value}.`,
    `Give a whole number of at least ${least}: fewer leave no room for the injected cases.`,
  );
}
