/**
 * Makes the compact name data of `data/` from its sources:
 * `node derive-name-data.ts RIGOUR_NAMES_FOLDER LIST_FOLDER CENSUS_FOLDER UNIHAN_FOLDER`: the MIT resources of opensanctions/rigour,
 * US list files, the 1990 name files of the US Census (dist.all.last, dist.male.first, dist.female.first), and Unihan of the Unicode database.
 */
import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'yaml';
import { parseListFiles } from './src/lists/parse-list-files.ts';
import { foldText } from './src/names/fold-text.ts';

const COUNT_MIN = 5;
const NOTICE = 'Derived from resources/names of opensanctions/rigour, MIT, (c) OpenSanctions Datenbanken GmbH.';

/** Names borne by fewer, of 100,000 people, are not told. */
const PER_100K_MIN = 4;

/** Unihan tells how often a character stands in print, from 1 to 5; each rank counts twice the next. */
const FREQUENCY_RANK_MAX = 5;
const READING_SHARE_MIN = 0.02;
/** The characters of common family names: what Hong Kong makes of them is told, however rare. */
const SURNAMES =
  '王李張劉陳楊黃趙吳周徐孫馬朱胡林郭何高羅鄭梁謝宋唐許鄧馮韓曹曾彭蕭蔡潘田董袁于余葉蔣杜蘇魏程呂丁沈任姚盧傅鍾姜崔譚廖范汪陸金石戴賈韋夏邱方侯鄒熊孟秦白江閻薛尹段雷黎史龍陶賀顧毛郝龔邵萬錢嚴覃武戴莫孔向湯溫康施文牛樊葛邢安齊易喬伍龐顏倪莊聶章魯岳翟申歐耿關焦柳左甘祝包司徒尚霍阮柯';

// What Hong Kong's registers make of a syllable of Jyutping: no one system, so the usual spellings of each part.
const HONG_KONG_INITIALS: Readonly<Record<string, string>> = {
  gw: 'kw',
  kw: 'kw',
  g: 'k',
  b: 'p',
  d: 't',
  z: 'ch ts',
  c: 'ch ts',
  s: 's sh',
  j: 'y',
};
const HONG_KONG_FINALS: Readonly<Record<string, string>> = {
  aa: 'a ah ar',
  ai: 'ai',
  aai: 'ai',
  au: 'au ow',
  aau: 'au',
  am: 'am um',
  aam: 'am',
  an: 'an un',
  aan: 'an',
  ang: 'ang',
  aang: 'ang',
  ap: 'ap',
  aap: 'ap',
  at: 'at',
  aat: 'at',
  ak: 'ak',
  aak: 'ak',
  e: 'e eh',
  ei: 'ei i ee ay',
  i: 'i ee',
  iu: 'iu ew',
  o: 'o or aw',
  ou: 'o ou',
  u: 'u oo',
  ui: 'ui',
  un: 'un oon',
  oeng: 'eung',
  oek: 'euk',
  eoi: 'ui',
  eon: 'un',
  eot: 'ut',
  yu: 'yu ue u',
  yun: 'uen yuen un',
  yut: 'uet ut',
  ek: 'ek ik',
  ik: 'ik',
};

const HAN = /\p{Script=Han}/u;
let simplifiedOf: Map<string, string> | undefined;

const [rigour = '', lists = '', census = '', unihan = ''] = process.argv.slice(2);
writeFileSync('data/legal-forms.json', json({ notice: NOTICE, classes: legalForms(), han: hanLegalForms() }));
writeFileSync(
  'data/name-words.json',
  json({
    notice: NOTICE,
    organisation: words('org_symbols', 'org_domains'),
    han: hanWords('org_symbols', 'org_domains'),
    nicknames: nicknames(),
  }),
);
writeFileSync(
  'data/token-counts.json',
  json({ notice: 'Counted over the US lists in lists/ (public domain).', counts: await tokenCounts() }),
);

writeFileSync(
  'data/population-counts.json',
  json({ notice: 'Bearers of a name of 100,000 people; US Census Bureau 1990 (public domain).', per100k: populationCounts() }),
);
writeFileSync(
  'data/cantonese-spellings.json',
  json({ notice: 'Derived from Unihan of the Unicode Character Database 15.0 (Unicode License).', byPinyin: cantoneseSpellings() }),
);
writeFileSync(
  'data/han-variants.json',
  json({ notice: 'Derived from Unihan of the Unicode Character Database 15.0 (Unicode License).', ...hanVariants() }),
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
      if (HAN.test(form ?? '')) continue;
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
        aliases
          .filter((alias) => !HAN.test(alias))
          .map((alias) =>
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

/** Legal forms and common words in Han characters, as written and simplified: they stand within a name without spaces. */
function hanLegalForms(): Record<string, string> {
  const { types } = parse(readFileSync(join(rigour, 'org_types.yml'), 'utf8')) as { types: OrgType[] };
  const found: Record<string, string> = { 有限责任公司: 'LLC', 股份公司: 'JSC' };
  for (const { generic, aliases } of types)
    for (const alias of aliases ?? []) if (HAN.test(alias) && generic !== undefined) addHan(found, alias, generic);
  return found;
}

function hanWords(...sections: string[]): Record<string, string> {
  const file = parse(readFileSync(join(rigour, 'symbols.yml'), 'utf8')) as Record<string, Record<string, string[]>>;
  const found: Record<string, string> = {};
  for (const section of sections) {
    for (const [symbol, aliases] of Object.entries(file[section] ?? {})) {
      // One character alone is part of many words.
      for (const alias of aliases) if (/^\p{Script=Han}{2,}$/u.test(alias)) addHan(found, alias, symbol);
    }
  }
  return found;
}

/** Traditional characters and, at the same places, the simplified ones. */
function hanVariants(): { traditional: string; simplified: string } {
  let [traditional, simplified] = ['', ''];
  for (const [character, codes] of unihanField('Variants', 'kSimplifiedVariant')) {
    const other = String.fromCodePoint(Number.parseInt(codes.split(' ')[0]?.slice(2) ?? '', 16));
    // Those beyond the basic plane stand in no name.
    if (other === character || codes.includes(' ') || character.length > 1 || other.length > 1) continue;
    traditional += character;
    simplified += other;
  }
  return { traditional, simplified };
}

function addHan(found: Record<string, string>, word: string, meaning: string): void {
  simplifiedOf ??= unihanField('Variants', 'kSimplifiedVariant');
  const simplified = [...word].map((character) => {
    const code = simplifiedOf?.get(character)?.split(' ')[0];
    return code === undefined ? character : String.fromCodePoint(Number.parseInt(code.slice(2), 16));
  });
  found[word] ??= meaning;
  found[simplified.join('')] ??= meaning;
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

function populationCounts(): Record<string, number> {
  const counts = new Map<string, number>();
  for (const file of ['dist.all.last', 'dist.male.first', 'dist.female.first']) {
    // The files of given names tell of one sex each.
    const share = file === 'dist.all.last' ? 1 : 0.5;
    for (const line of readFileSync(join(census, file), 'utf8').split('\n')) {
      const [name = '', percent = ''] = line.trim().split(/\s+/);
      const per100k = Math.round(Number(percent) * 1000 * share);
      if (per100k >= PER_100K_MIN) counts.set(name.toLowerCase(), Math.max(per100k, counts.get(name.toLowerCase()) ?? 0));
    }
  }
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The spellings used in Hong Kong of the characters that pinyin writes with a syllable; readings of few characters in use are left out. */
function cantoneseSpellings(): Record<string, string> {
  const cantonese = unihanField('Readings', 'kCantonese');
  const mandarin = unihanField('Readings', 'kMandarin');
  const counts = new Map<string, Map<string, number>>();
  const ofSurnames = new Set<string>();
  for (const [character, rank] of unihanField('DictionaryLikeData', 'kFrequency')) {
    const jyutping = cantonese.get(character)?.split(' ')[0]?.replace(/\d$/, '');
    const pinyin = foldText(mandarin.get(character)?.split(' ')[0] ?? '');
    if (jyutping === undefined || pinyin === '') continue;
    const readings = counts.get(pinyin) ?? new Map<string, number>();
    if (SURNAMES.includes(character)) ofSurnames.add(`${pinyin} ${jyutping}`);
    readings.set(jyutping, (readings.get(jyutping) ?? 0) + 2 ** (FREQUENCY_RANK_MAX - Number(rank)));
    counts.set(pinyin, readings);
  }
  const found: Record<string, string> = {};
  for (const [pinyin, readings] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const all = [...readings.values()].reduce((sum, count) => sum + count, 0);
    const usual = [...readings]
      .filter(([jyutping, count]) => count >= all * READING_SHARE_MIN || ofSurnames.has(`${pinyin} ${jyutping}`))
      .flatMap(([jyutping]) => hongKongSpellings(jyutping));
    found[pinyin] = [...new Set(usual)].toSorted().join(' ');
  }
  return found;
}

function unihanField(file: string, field: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of readFileSync(join(unihan, `Unihan_${file}.txt`), 'utf8').split('\n')) {
    const [code = '', name, value = ''] = line.split('\t');
    if (line.startsWith('U+') && name === field) found.set(String.fromCodePoint(Number.parseInt(code.slice(2), 16)), value);
  }
  return found;
}

function hongKongSpellings(jyutping: string): string[] {
  const [, initial = '', final = ''] = /^(gw|kw|ng|[bpmfdtnlgkhzcsjw])?(.+)$/.exec(jyutping) ?? [];
  if (jyutping === 'ng') return ['ng'];
  if (final === 'i' && 'zcs'.includes(initial)) return initial === 's' ? ['si', 'sze', 'shi', 'see'] : ['chi', 'tsz', 'tse', 'chee'];
  const initials = (HONG_KONG_INITIALS[initial] ?? initial).split(' ');
  const finals = (HONG_KONG_FINALS[final] ?? final).split(' ');
  return initials.flatMap((start) => finals.map((end) => (start === 'y' && end.startsWith('yu') ? end : start + end)));
}

function json(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
