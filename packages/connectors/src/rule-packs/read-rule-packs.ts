import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '@gatehouse/foundation';
import { parseRulePack, type RulePack, type RulePacks, rulePacksOf } from '@gatehouse/rules';

/** The rule packs that ship with Gatehouse: `rulepacks/` at the root of the repository. */
export const SHIPPED_RULE_PACKS: string = join(import.meta.dirname, '../../../../rulepacks');

/**
 * Reads every `<folder>/<id>/pack.yaml`.
 * Throws a ProblemError: `file-missing` where the folder holds no pack, `invalid-field` with file and line for what is wrong inside one.
 */
export async function readRulePacks(folder: string = SHIPPED_RULE_PACKS): Promise<RulePacks> {
  const ids = (await foldersIn(folder)).toSorted();
  const packs = await Promise.all(ids.map((id) => readFrom(folder, id)));
  if (packs.length === 0) throw noPacks(folder);
  return rulePacksOf(packs);
}

/** Reads one pack from its file. Throws a ProblemError: `file-missing`, or `invalid-field` with file and line. */
export async function readRulePackFile(file: string): Promise<RulePack> {
  return parseRulePack(await readText(file), file);
}

async function readFrom(folder: string, id: string): Promise<RulePack> {
  const file = join(folder, id, 'pack.yaml');
  const pack = await readRulePackFile(file);
  if (pack.id === id) return pack;
  throw new ProblemError('invalid-field', `The folder "${id}" holds the pack "${pack.id}".`, 'Give the folder the id of its pack.', {
    file,
    field: 'id',
  });
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (isMissing(error)) throw noPacks(folder);
    throw error;
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error))
      throw new ProblemError('file-missing', 'There is no rule pack here.', 'A pack is the file pack.yaml in the folder of its id.', {
        file,
      });
    throw error;
  }
}

function noPacks(folder: string): ProblemError {
  return new ProblemError(
    'file-missing',
    'No rule pack was found.',
    'Name a folder that holds one folder a regime, each with its pack.yaml.',
    { file: folder },
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
