import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRulePack, type RulePacks, rulePacksOf } from '@gatehouse/rules';

const FOLDER = join(import.meta.dirname, '../../../rulepacks');

/** The packs that ship with the repository, for tests: the program itself reads no file. */
export const shippedPacks: RulePacks = rulePacksOf(
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => parseRulePack(readFileSync(join(FOLDER, entry.name, 'pack.yaml'), 'utf8'), `${entry.name}/pack.yaml`)),
);
