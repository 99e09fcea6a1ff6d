import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRulePack } from '../src/pack/parse-rule-pack.ts';
import { type RulePacks, rulePacksOf } from '../src/pack/rule-packs.ts';

export const RULE_PACK_FOLDER: string = join(import.meta.dirname, '../../../rulepacks');

/** The packs that ship with the repository, for tests: the library itself reads no file. */
export const shippedPacks: RulePacks = rulePacksOf(
  readdirSync(RULE_PACK_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => parseRulePack(readFileSync(join(RULE_PACK_FOLDER, entry.name, 'pack.yaml'), 'utf8'), `${entry.name}/pack.yaml`)),
);
