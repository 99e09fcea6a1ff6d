/**
 * Makes the compact name data of `data/` from its sources:
 * `node derive-name-data.ts RIGOUR_NAMES_FOLDER LIST_FOLDER` (the MIT resources of opensanctions/rigour, and US list files).
 */
import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'yaml';
import { parseListFiles } from './src/lists/parse-list-files.ts';
import { foldText } from './src/names/fold-text.ts';

const COUNT_MIN = 5;
const NOTICE = 'Derived from resources/names of opensanctions/rigour, MIT, (c) OpenSanctions Datenbanken GmbH.';

const [rigour = '', lists = ''] = process.argv.slice(2);
writeFileSync('data/legal-forms.json', json({ notice: NOTICE, classes: legalForms() }));
writeFileSync('data/name-words.json', json({ notice: NOTICE, organisation: words('org_symbols', 'org_domains'), nicknames: nicknames() }));
writeFileSync(
  'data/token-counts.json',
  json({ notice: 'Counted over the US lists in lists/ (public domain).', counts: await tokenCounts() }),
);

interface OrgType {
  readonly display?: string;
  readonly compare?: string;
  readonly generic?: string;
  readonly aliases?: readonly string[];
}

function legalForms(): Record<string, string[]> {
  const { types } = parse(readFileSync(join(rigour, 'org_types.yml'), 'utf8')) as { types: OrgType[] };
  const classes = new Map<string, Set<string>>();
  for (const type of types) {
    const name = type.generic ?? (type.compare || type.display || type.aliases?.[0] || '').toUpperCase();
    const forms = classes.get(name) ?? new Set();
    for (const form of [type.display, type.compare, ...(type.aliases ?? [])]) {
      const folded = foldText(form ?? '')
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
      if (folded.length > 1) forms.add(folded);
      const joined = folded.replace(/ /g, '');
      if (joined.length > 1 && joined.length <= 6) forms.add(joined);
    }
    classes.set(name, forms);
  }
  return Object.fromEntries([...classes].map(([name, forms]) => [name, [...forms].toSorted()]));
}

function words(...sections: string[]): Record<string, string[]> {
  const file = parse(readFileSync(join(rigour, 'symbols.yml'), 'utf8')) as Record<string, Record<string, string[]>>;
  const found: Record<string, string[]> = {};
  for (const section of sections) {
    for (const [symbol, aliases] of Object.entries(file[section] ?? {})) {
      const folded = new Set(
        aliases.map((alias) =>
          foldText(alias)
            .replace(/[^a-z0-9]+/g, ' ')
            .trim(),
        ),
      );
      found[symbol] = [...folded].filter((alias) => alias.length > 1 && !alias.includes(' ')).toSorted();
    }
  }
  return found;
}

function nicknames(): string[][] {
  const file = parse(readFileSync(join(rigour, 'symbols.yml'), 'utf8')) as { person_nick: Record<string, string[]> };
  return Object.values(file.person_nick).map((names) => [...new Set(names.map((name) => foldText(name)))]);
}

async function tokenCounts(): Promise<Record<string, number>> {
  const files = readdirSync(lists).filter((name) => name.endsWith('.gz'));
  const { entries } = await parseListFiles(
    files.map((name) => ({ name, bytes: createReadStream(join(lists, name)).pipe(createGunzip()) })),
  );
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const names = [...(entry.entity.properties['name'] ?? []), ...(entry.entity.properties['alias'] ?? [])];
    for (const token of new Set(names.flatMap((name) => foldText(name).split(/[^a-z0-9]+/)))) {
      if (token !== '') counts.set(token, (counts.get(token) ?? 0) + 1);
    }
  }
  return Object.fromEntries([...counts].filter(([, count]) => count >= COUNT_MIN).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function json(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
