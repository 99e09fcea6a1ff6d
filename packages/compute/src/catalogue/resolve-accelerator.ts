import { ProblemError } from '@gatehouse/foundation';
import { ACCELERATORS, EPOCH_NAMES } from './accelerators.ts';
import type { Accelerator, FormFactor } from './accelerator.ts';
import { furtherChip, furtherChipNames } from './further-chips.ts';
import { instanceType } from './instance-types.ts';
import { nearestName } from './nearest-name.ts';

/** What a name stands for. */
export interface ResolvedAccelerator {
  readonly name: string;
  /** The kinds that the name may mean, the usual one first. More than one: the name is ambiguous. */
  readonly candidates: readonly [Accelerator, ...Accelerator[]];
  /** Accelerators in one unit of that name: 8 for a machine with eight, 1 for a chip. */
  readonly perUnit: number;
  /** The part of one accelerator that a unit holds: less than 1 for a slice of a partitioned chip (MIG). */
  readonly share: number;
}

const REMEMBERED_MAX = 10_000;
const remembered = new Map<string, ResolvedAccelerator>();

/**
 * Resolves the many spellings of an accelerator: vendors' and drivers' names, machine types of clouds, Slurm's `gpu:a100:4`,
 * MLPerf's system names, and every name of Epoch AI's chip table.
 * Throws a ProblemError `unknown-name`, which names the nearest known one.
 */
export function resolveAccelerator(name: string): ResolvedAccelerator {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const resolved = byMachineType(name) ?? byExactName(name) ?? byFamily(name) ?? byLooseName(name);
  if (resolved === null) throw unknown(name);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(name, resolved);
  return resolved;
}

/** Every exact name that resolves: the catalogue's own and those of Epoch AI's chip table. */
export function acceleratorNames(): string[] {
  return [...ACCELERATORS.map((accelerator) => accelerator.name), ...EPOCH_NAMES.keys(), ...furtherChipNames()];
}

function byMachineType(name: string): ResolvedAccelerator | null {
  const machine = instanceType(name);
  if (machine === null) return null;
  const [first, ...others] = machine.accelerators.map(catalogued);
  if (first === undefined) return null;
  return { name, candidates: [first, ...others], perUnit: machine.perUnit, share: 1 };
}

function catalogued(name: string): Accelerator {
  const found = ACCELERATORS.find((accelerator) => accelerator.name === name);
  if (found === undefined) throw new TypeError(`the table of machine types names ${name}, which the catalogue lacks`);
  return found;
}

function byExactName(name: string): ResolvedAccelerator | null {
  const key = compact(name);
  if (BARE_FAMILY_NAMES.has(key)) return null;
  const index = exactIndex().get(key);
  if (index === undefined) return null;
  const accelerator = index < ACCELERATORS.length ? ACCELERATORS[index] : furtherChip(index - ACCELERATORS.length);
  return accelerator === undefined ? null : { name, candidates: [accelerator], perUnit: 1, share: 1 };
}

/** Rows of Epoch AI's table that name a family, not a chip. */
const BARE_FAMILY_NAMES = new Set(['nvidiaa100', 'nvidiav100', 'nvidiap100']);

let exact: ReadonlyMap<string, number> | undefined;

function exactIndex(): ReadonlyMap<string, number> {
  if (exact !== undefined) return exact;
  const index = new Map<string, number>();
  furtherChipNames().forEach((chip, place) => index.set(compact(chip), ACCELERATORS.length + place));
  ACCELERATORS.forEach((accelerator, place) => index.set(compact(accelerator.name), place));
  for (const [epochName, ours] of EPOCH_NAMES) {
    index.set(
      compact(epochName),
      ACCELERATORS.findIndex((accelerator) => accelerator.name === ours),
    );
  }
  exact = index;
  return index;
}

function compact(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/\((r|tm)\)/g, '')
    .replaceAll(/[^\p{L}\p{N}+]/gu, '');
}

/** Other words for a family. */
const FAMILY_SYNONYMS: Readonly<Record<string, string>> = {
  tputrillium: 'tpuv6e',
  trillium: 'tpuv6e',
  tpuv6: 'tpuv6e',
  ironwood: 'tpuv7',
  tpu7x: 'tpuv7',
  tpuv5litepod: 'tpuv5e',
  tpuv5lite: 'tpuv5e',
  v5litepod: 'tpuv5e',
  v5e: 'tpuv5e',
  v5p: 'tpuv5p',
  v6e: 'tpuv6e',
  trn1: 'trainium1',
  trainium: 'trainium1',
  trn2: 'trainium2',
  inf1: 'inferentia1',
  inf2: 'inferentia2',
  inferentia: 'inferentia1',
  hl205: 'gaudi1',
  hl225: 'gaudi2',
  hl325: 'gaudi3',
  gaudi: 'gaudi1',
  rtx6000ada: 'rtx6000ada',
  a6000: 'rtxa6000',
  mlu290: 'mlu290',
};

const FAMILIES = familyIndex();

function familyIndex(): ReadonlyMap<string, readonly Accelerator[]> {
  const index = new Map<string, Accelerator[]>();
  for (const accelerator of ACCELERATORS) {
    if (accelerator.family === null) continue;
    const members = index.get(accelerator.family) ?? [];
    members.push(accelerator);
    index.set(accelerator.family, members);
  }
  for (const [synonym, family] of Object.entries(FAMILY_SYNONYMS)) index.set(synonym, index.get(family) ?? []);
  return index;
}

function byFamily(name: string): ResolvedAccelerator | null {
  const words = wordsOf(name);
  const members = membersNamed(words);
  if (members === null) return null;
  const [first, ...others] = narrowed(members, words);
  if (first === undefined) return null;
  return { name, candidates: [first, ...others], perUnit: unitsIn(name, words), share: sliceOf(name) };
}

/** Lower-case words, with form factors and memory sizes cut off from the chip's own word. */
function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replaceAll(/\((r|tm)\)/g, ' ')
    .replace(/^(?:gres\/)?gpu:/, ' ')
    .replaceAll(/(\d+)\s*(gb|gib)\b/g, ' $1gb ')
    .replaceAll(/(sxm\d?|pcie|nvl)(?=[^a-z0-9]|\d|$)/g, ' $1')
    .replace(/^(\d+)x\s*/, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

const WORDS_JOINED_MAX = 3;

function membersNamed(words: readonly string[]): readonly Accelerator[] | null {
  let best: readonly Accelerator[] | null = null;
  let bestLength = 0;
  for (let start = 0; start < words.length; start += 1) {
    let joined = '';
    for (let end = start; end < Math.min(words.length, start + WORDS_JOINED_MAX); end += 1) {
      joined += words[end];
      const members = FAMILIES.get(joined);
      if (members !== undefined && joined.length > bestLength) {
        best = members;
        bestLength = joined.length;
      }
    }
  }
  return best;
}

/** The members that agree with the form factor and the memory of the name; all of them where none does. */
function narrowed(members: readonly Accelerator[], words: readonly string[]): readonly Accelerator[] {
  const form = formIn(words);
  const memory_gb = members
    .map((member) => member.memory_gb)
    .find((size) => size !== null && (words.includes(`${size}gb`) || words.includes(String(size))));
  const ofForm = form === null ? members : members.filter((member) => member.form === form);
  const rightForm = ofForm.length === 0 ? members : ofForm;
  const ofMemory =
    memory_gb === undefined ? rightForm : rightForm.filter((member) => member.memory_gb === memory_gb || member.memory_gb === null);
  return ofMemory.length === 0 ? rightForm : ofMemory;
}

function formIn(words: readonly string[]): FormFactor | null {
  if (words.some((word) => /^sxm\d?$/.test(word) || word === 'hgx' || word === 'dgx' || word === 'hbm3')) return 'sxm';
  if (words.includes('pcie') || words.includes('pcle')) return 'pcie';
  return words.includes('nvl') ? 'nvl' : null;
}

const ACCELERATORS_OF_A_DGX = 8;

function unitsIn(name: string, words: readonly string[]): number {
  const times =
    /^\s*(\d{1,6})\s*x\s*\D/i.exec(name) ??
    /(?:^|[_\-/ ])(\d{1,6})x[_\- ]?[a-z]/i.exec(name) ??
    /^(?:gres\/)?gpu:[^:]+:(\d{1,6})/i.exec(name) ??
    /^gres\/gpu:[^=]+=(\d{1,6})$/i.exec(name);
  if (times !== null) return Number(times[1]);
  return words.includes('dgx') || words.includes('hgx') ? ACCELERATORS_OF_A_DGX : 1;
}

const COMPUTE_SLICES_OF_A_CHIP = 7;

/** `1g.10gb`: one of the seven compute slices of a partitioned NVIDIA chip. */
function sliceOf(name: string): number {
  const slice = /(?:^|[^0-9a-z])([1-7])g\.\d+gb/i.exec(name);
  return slice === null ? 1 : Number(slice[1]) / COMPUTE_SLICES_OF_A_CHIP;
}

/** A chip of the table whose name, less its vendor's, is what was asked for. */
function byLooseName(name: string): ResolvedAccelerator | null {
  const wanted = compact(name);
  if (wanted.length < 4) return null;
  const places: number[] = [];
  furtherChipNames().forEach((chip, place) => {
    const full = compact(chip);
    if (full.endsWith(wanted) && VENDOR_WORDS.test(full.slice(0, full.length - wanted.length))) places.push(place);
  });
  const [first, ...others] = places.map(furtherChip);
  return first === undefined ? null : { name, candidates: [first, ...others], perUnit: 1, share: 1 };
}

const VENDOR_WORDS = /^(?:nvidia|amd|ati|intel|google|huawei|cambricon|baidu|geforce|tesla|quadro|radeon|instinct|habana|titan)*$/;

function unknown(name: string): ProblemError {
  const nearest = nearestName(name, [...ACCELERATORS.map((accelerator) => accelerator.name), ...FAMILIES.keys()]);
  return new ProblemError(
    'unknown-name',
    `"${name.slice(0, 100)}" is no accelerator that the catalogue knows; the nearest name is "${nearest}".`,
    `Write the vendor's name or the cloud's machine type. A new chip is added in packages/compute/src/catalogue/further-accelerators.json and data-centre-names.ts.`,
    { field: 'accelerator' },
  );
}
