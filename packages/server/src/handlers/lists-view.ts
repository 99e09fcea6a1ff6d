import { candidateId, type ManifestFile, type ShelfRecord } from '@gatehouse/connectors';
import type { ListCandidateView, ListsView, ListVersionView, ListView, RefreshView } from '@gatehouse/contracts';
import { listAges, type World } from '@gatehouse/program';
import { LIST_AGE_DAYS_MAX, type ParsedLists } from '@gatehouse/screening';

/** A version of a list with its place: in use, before that, or waiting for two persons. */
export interface PlacedVersion {
  readonly state: 'live' | 'earlier' | 'held';
  readonly view: ListVersionView;
}

/** `GET /v1/lists`: everything that is known of the lists, as people need it. */
export function listsView(world: World, live: ParsedLists, record: ShelfRecord, refreshes: RefreshView[]): ListsView {
  const candidates = record.files.filter(({ state }) => state === 'held').map((file) => candidateOf(file, live));
  const lists = listAges(world).map((age): ListView => {
    const placed = versionViews(live, record, age.name);
    const present = placed.find(({ state }) => state === 'live')?.view;
    const version = live.versions.find(({ name }) => name === age.name);
    return {
      ...age,
      dateBasis: version?.dateBasis ?? 'unknown',
      source: version?.source ?? 'unknown',
      ageMax_days: LIST_AGE_DAYS_MAX,
      takenAt: present?.takenAt ?? null,
      file: present?.file ?? null,
      url: present?.url ?? null,
      refresh: refreshes.find((refresh) => refresh.lists.includes(age.name)) ?? null,
      candidates: candidates.filter((candidate) => candidate.lists.some(({ name }) => name === age.name)),
      earlier: placed.filter(({ state }) => state === 'earlier').map(({ view }) => view),
    };
  });
  return { lists, refreshes, candidates, problems: live.problems.map(({ detail }) => detail) };
}

/** Every version of a list that is known: the live one, earlier ones newest first, and what waits. */
export function versionViews(live: ParsedLists, { files }: ShelfRecord, name: string): PlacedVersion[] {
  const version = live.versions.find((known) => known.name === name);
  if (version === undefined) return [];
  const origin = live.origins.get(name);
  const ofList = files.filter((file) => file.lists?.some((list) => list.name === name) === true);
  const present = ofList.find((file) => file.sha256 === origin?.sha256);
  const { dateBasis, entries } = version;
  const taken = present === undefined ? { takenAt: null, file: origin?.file ?? null, url: null } : placeOf(present);
  const onShelf = ofList
    .filter((file) => file !== present && file.state !== 'refused')
    .map((file): PlacedVersion => {
      const list = file.lists?.find((one) => one.name === name);
      const state = file.state === 'held' ? 'held' : 'earlier';
      const dated = { date: dateOf(list?.date), dateBasis: list?.dateBasis ?? 'unknown' };
      return { state, view: { version: file.sha256, ...dated, entries: list?.entries ?? 0, ...placeOf(file), kept: true } };
    });
  const known = new Set([...onShelf.map(({ view }) => view.version), origin?.sha256]);
  const shipped = live.superseded
    .filter((other) => other.name === name && !known.has(other.version))
    .map((other): PlacedVersion => {
      const dated = { date: dateOf(other.date), dateBasis: other.dateBasis };
      return {
        state: 'earlier',
        view: { version: other.version, ...dated, entries: other.entries, takenAt: null, file: null, url: null, kept: true },
      };
    });
  const liveView = { version: version.version, date: dateOf(version.date), dateBasis, entries, ...taken, kept: true };
  return [{ state: 'live', view: liveView }, ...[...onShelf, ...shipped].toSorted(newestFirst)];
}

function candidateOf(file: ManifestFile, live: ParsedLists): ListCandidateView {
  const [first] = file.lists ?? [];
  return {
    id: candidateId(file.sha256),
    lists: (file.lists ?? []).map(({ name, entries, counts }) => ({
      name,
      entries,
      liveEntries: live.versions.find((version) => version.name === name)?.entries ?? null,
      counts: counts ?? null,
    })),
    version: file.sha256,
    date: dateOf(first?.date),
    dateBasis: first?.dateBasis ?? 'unknown',
    file: file.name ?? file.file,
    url: file.url ?? null,
    heldAt: file.at ?? '',
    by: file.by ?? 'import',
    findings: [...(file.findings ?? [])],
    overrule: file.overrule ?? null,
  };
}

function placeOf(file: ManifestFile): { takenAt: string | null; file: string; url: string | null } {
  return { takenAt: file.at ?? null, file: file.name ?? file.file, url: file.url ?? null };
}

function dateOf(date: string | undefined): string | null {
  return date === undefined || date === 'unknown' ? null : date;
}

function newestFirst(a: PlacedVersion, b: PlacedVersion): number {
  const [x, y] = [a.view.date ?? '', b.view.date ?? ''];
  return x === y ? (b.view.takenAt ?? '').localeCompare(a.view.takenAt ?? '') : x < y ? 1 : -1;
}
