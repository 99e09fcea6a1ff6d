/**
 * Memory and time of reading a large advanced XML: makes the file from a seed, reads it in child processes with and without a limited heap, prints their peaks.
 * Run: node perf/lists-memory.ts [MEGABYTES] [SEED]
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRng } from '@gatehouse/foundation';
import { readListFile } from '@gatehouse/screening';
import { printFigures, rounded } from './figures.ts';

const MB = 1_000_000;
const KIB_PER_MIB = 1024;

/** The pieces of one made party, in the order of the file's sections. */
interface MadeParty {
  readonly location: string;
  readonly document: string;
  readonly party: string;
  readonly relationship: string;
  readonly sanction: string;
}

const SECTIONS: readonly (readonly [keyof MadeParty, string])[] = [
  ['location', 'Locations'],
  ['document', 'IDRegDocuments'],
  ['party', 'DistinctParties'],
  ['relationship', 'ProfileRelationships'],
  ['sanction', 'SanctionsEntries'],
];
const SAMPLE = 50;

/** The tables that the made parties refer to. */
const HEAD = `<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML">
  <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>11</Month><Day>3</Day></DateOfIssue>
  <ReferenceValueSets>
    <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
    <CountryValues><Country ID="11103">Iran</Country></CountryValues>
    <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
    <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="9">Place of Birth</FeatureType><FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="25">Location</FeatureType><FeatureType ID="26">Title</FeatureType><FeatureType ID="125">Additional Sanctions Information -</FeatureType><FeatureType ID="224">Gender</FeatureType></FeatureTypeValues>
    <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
    <LegalBasisValues><LegalBasis ID="1831">Executive Order 13224 (Terrorism)</LegalBasis></LegalBasisValues>
    <ListValues><List ID="1550">SDN List</List></ListValues>
    <LocPartTypeValues><LocPartType ID="1451">ADDRESS1</LocPartType><LocPartType ID="1454">CITY</LocPartType><LocPartType ID="1456">POSTAL CODE</LocPartType></LocPartTypeValues>
    <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType></NamePartTypeValues>
    <PartySubTypeValues><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
    <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
    <RelationTypeValues><RelationType ID="15003">Owned or Controlled By</RelationType></RelationTypeValues>
    <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType></SanctionsTypeValues>
    <ScriptValues><Script ID="215">Latin</Script></ScriptValues>
  </ReferenceValueSets>
`;

const [first = '120', second = '1'] = process.argv.slice(2);
/** A young generation that is small too: the collector then lets no garbage grow old. */
const SMALL = ['--max-old-space-size=160', '--max-semi-space-size=4'];
if (first === 'read') await readAndTell(second);
else await measure(Number(first), Number(second));

async function measure(megabytes: number, seed: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-lists-'));
  try {
    const file = join(folder, 'sdn-advanced.xml');
    const parties = await makeAdvancedXml(file, megabytes * MB, seed);
    const file_MB = rounded((await stat(file)).size / MB);
    printFigures({
      'small heap': { file_MB, parties, seed, flags: SMALL.join(' '), ...readInChild(file, SMALL) },
      "Node's own limits": { file_MB, parties, seed, flags: '', ...readInChild(file, []) },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function readInChild(file: string, flags: readonly string[]): object {
  const child = spawnSync(process.execPath, [...flags, fileURLToPath(import.meta.url), 'read', file], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`the reader failed: ${child.stderr.slice(0, 2000)}`);
  const told: unknown = JSON.parse(child.stdout);
  return Object(told);
}

async function readAndTell(file: string): Promise<void> {
  const baseline_MiB = process.resourceUsage().maxRSS / KIB_PER_MIB;
  const started_ms = performance.now();
  const cpu = process.cpuUsage();
  const { entries, family } = await readListFile({ name: 'sdn-advanced.xml', bytes: createReadStream(file) });
  const used = process.cpuUsage(cpu);
  console.log(
    JSON.stringify({
      family,
      entries: entries.length,
      relations: entries.reduce((sum, entry) => sum + (entry.relations?.length ?? 0), 0),
      'before, MiB': rounded(baseline_MiB),
      'peak RSS, MiB': rounded(process.resourceUsage().maxRSS / KIB_PER_MIB),
      'read, s': rounded((performance.now() - started_ms) / 1000),
      'CPU, s': rounded((used.user + used.system) / MB),
    }),
  );
}

/** A made file of about so many bytes in the shape of SDN_ADVANCED.XML; gives the number of its parties. */
async function makeAdvancedXml(file: string, bytes: number, seed: number): Promise<number> {
  const out = createWriteStream(file);
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, 'drain');
  };
  let sampled_bytes = 0;
  for (let id = 1; id <= SAMPLE; id += 1) {
    for (const piece of Object.values(madeParty(id, SAMPLE, seed))) sampled_bytes += Buffer.byteLength(piece);
  }
  const parties = Math.round(bytes / (sampled_bytes / SAMPLE));
  await write(HEAD);
  for (const [piece, tag] of SECTIONS) {
    await write(`  <${tag}>\n`);
    // Each party is made anew for each section: the numbers of its seed are the same.
    for (let id = 1; id <= parties; id += 1) await write(madeParty(id, parties, seed)[piece]);
    await write(`  </${tag}>\n`);
  }
  out.end('  <SanctionsEntryLinks />\n</Sanctions>\n');
  await once(out, 'finish');
  return parties;
}

function madeParty(id: number, parties: number, seed: number): MadeParty {
  const rng = seededRng(`${seed}/${id}`);
  const word = (): string => Array.from({ length: 4 + rng.below(7) }, () => String.fromCharCode(65 + rng.below(26))).join('');
  const aliases = Array.from({ length: 4 + rng.below(5) }, (_, index) => alias(id, index, word));
  const day = `<Year>${1940 + rng.below(60)}</Year>\n                    <Month>${1 + rng.below(12)}</Month>\n                    <Day>${1 + rng.below(28)}</Day>`;
  const features = [
    feature(
      id,
      8,
      `<DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false">\n              <Start Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false">\n                <From>\n                    ${day}\n                </From>\n                <To>\n                    ${day}\n                </To>\n              </Start>\n              <End Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false">\n                <From>\n                    ${day}\n                </From>\n                <To>\n                    ${day}\n                </To>\n              </End>\n            </DatePeriod>`,
    ),
    feature(id, 9, `<VersionDetail DetailTypeID="1432">${word()}, Iran</VersionDetail>`),
    feature(id, 10, `<VersionDetail DetailTypeID="1433" />\n            <VersionLocation LocationID="${id}" />`),
    feature(id, 25, `<VersionLocation LocationID="${id}" />`),
    feature(id, 26, `<VersionDetail DetailTypeID="1432">${word()} of the ${word()} ${word()}</VersionDetail>`),
    feature(id, 224, '<VersionDetail DetailTypeID="1431" DetailReferenceID="91526" />'),
    feature(id, 125, '<VersionDetail DetailTypeID="1432">Subject to Secondary Sanctions Pursuant to the Made Regulations</VersionDetail>'),
  ];
  const groups = Array.from(
    { length: aliases.length * 2 },
    (_, index) =>
      `            <MasterNamePartGroup>\n              <NamePartGroup ID="${id}${index}" NamePartTypeID="${index % 2 === 0 ? 1520 : 1521}" />\n            </MasterNamePartGroup>\n`,
  );
  return {
    location: `    <Location ID="${id}">\n      <LocationAreaCode AreaCodeID="11103" />\n      <LocationCountry CountryID="11103" CountryRelevanceID="1413" />\n${part(1451, `No. ${rng.below(999)}, ${word()} Street, ${word()} Square`)}${part(1454, word())}${part(1456, String(rng.below(99999)))}      <FeatureVersionReference FeatureVersionID="${id}" />\n    </Location>\n`,
    document: `    <IDRegDocument ID="${id}" IDRegDocTypeID="1571" IdentityID="${id}" IssuedBy-CountryID="11103" ValidityID="1">\n      <Comment />\n      <IDRegistrationNo>${word()}${rng.below(1e9)}</IDRegistrationNo>\n      <IssuingAuthority />\n      <DocumentDate IDRegDocDateTypeID="1480">\n        <DatePeriod CalendarTypeID="1" />\n      </DocumentDate>\n      <DocumentedNameReference DocumentedNameID="${id}" />\n    </IDRegDocument>\n`,
    party: `    <DistinctParty FixedRef="${id}">\n      <Comment />\n      <Profile ID="${id}" PartySubTypeID="${rng.below(2) === 0 ? 3 : 4}">\n        <Identity ID="${id}" FixedRef="${id}" Primary="true" False="false">\n${aliases.join('')}          <NamePartGroups>\n${groups.join('')}          </NamePartGroups>\n        </Identity>\n${features.join('')}        <SanctionsEntryReference SanctionsEntryID="${id}" />\n      </Profile>\n    </DistinctParty>\n`,
    relationship: `    <ProfileRelationship ID="${id}" From-ProfileID="${id}" To-ProfileID="${1 + rng.below(parties)}" RelationTypeID="15003" RelationQualityID="1" Former="false" SanctionsEntryID="${id}">\n      <Comment />\n    </ProfileRelationship>\n`,
    sanction: `    <SanctionsEntry ID="${id}" ProfileID="${id}" ListID="1550">\n      <EntryEvent ID="${id}" EntryEventTypeID="1" LegalBasisID="1831">\n        <Comment />\n        <Date CalendarTypeID="1">\n          <Year>2020</Year>\n          <Month>1</Month>\n          <Day>2</Day>\n        </Date>\n      </EntryEvent>\n      <SanctionsMeasure ID="${id}" SanctionsTypeID="1">\n        <Comment>SDGT</Comment>\n        <DatePeriod CalendarTypeID="1" />\n      </SanctionsMeasure>\n    </SanctionsEntry>\n`,
  };
}

function alias(id: number, index: number, word: () => string): string {
  const name = (group: number, text: string): string =>
    `              <DocumentedNamePart>\n                <NamePartValue NamePartGroupID="${id}${index * 2 + group}" ScriptID="215" ScriptStatusID="1" Acronym="false">${text}</NamePartValue>\n              </DocumentedNamePart>\n`;
  return `          <Alias FixedRef="${id}" AliasTypeID="${index === 0 ? 1403 : 1400}" Primary="${index === 0}" LowQuality="${index > 4}">\n            <DocumentedName ID="${id}${index}" FixedRef="${id}" DocNameStatusID="1">\n${name(0, `${word()} ${word()}`)}${name(1, `${word()} ${word()}`)}            </DocumentedName>\n          </Alias>\n`;
}

function feature(id: number, type: number, version: string): string {
  return `        <Feature ID="${id}${type}" FeatureTypeID="${type}">\n          <FeatureVersion ID="${id}${type}" ReliabilityID="1560">\n            <Comment />\n            ${version}\n          </FeatureVersion>\n          <IdentityReference IdentityID="${id}" IdentityFeatureLinkTypeID="1" />\n        </Feature>\n`;
}

function part(type: number, text: string): string {
  return `      <LocationPart LocPartTypeID="${type}">\n        <LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1">\n          <Comment />\n          <Value>${text}</Value>\n        </LocationPartValue>\n      </LocationPart>\n`;
}
