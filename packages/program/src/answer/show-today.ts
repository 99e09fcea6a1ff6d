import { ROUTES, type TodayItem, type TodayView } from '@gatehouse/contracts';
import { lawReference } from '@gatehouse/rules';
import type { Records, World } from '../ports.ts';
import type { ListedMatch } from '../identify/records.ts';
import type { Reader } from './show-report.ts';

const SHOWN_MAX = 200;
const DAY_MS = 86_400_000;

/** What a person must do before going home: clocks by urgency, approvals that wait for them, holds, stale lists. */
export function showToday(world: World, reader: Reader): Promise<TodayView> {
  return world.store.transaction(async (records) => {
    const today = world.today();
    const items = [
      ...(await clockItems(world, records)),
      ...(await approvalItems(records, reader)),
      ...(await clearanceItems(records, reader)),
      ...(await heldItems(records)),
      ...listItems(world),
    ];
    return { asOf: today, items: items.slice(0, SHOWN_MAX) };
  });
}

async function clockItems(world: World, records: Records): Promise<TodayItem[]> {
  const today = world.today();
  const { items } = await records.clocks({ state: 'running' }, { after: null, limit: SHOWN_MAX });
  const reports = await records.reports({}, { after: null, limit: 500 });
  return items.map(({ id, clock, subject, row }) => {
    const report = reports.items.find((candidate) => candidate.clock === id);
    const days_left = Math.round((Date.parse(row.due) - Date.parse(today)) / DAY_MS);
    const when = days_left < 0 ? `${-days_left} days overdue` : days_left === 0 ? 'due today' : `${days_left} days left`;
    return {
      kind: 'clock',
      id,
      text: `${clock} for ${subject}: ${when}.`,
      href: report === undefined ? `/runs/${subject}` : `/reports/${report.id}`,
      subject,
      due: row.due,
      dueAt: row.dueAt,
      days_left,
      law: lawReference(
        world.rules,
        {
          pack: row.regime,
          citation: row.clause,
          readings: row.readings.filter((reading) => reading.applied).map((reading) => reading.id),
        },
        { on: today },
      ),
      alarms: row.alarms.map((alarm) => alarm.because),
    };
  });
}

async function approvalItems(records: Records, reader: Reader): Promise<TodayItem[]> {
  const reports = await records.reports({ state: 'proposed' }, { after: null, limit: SHOWN_MAX });
  const cases = await records.cases({ states: ['proposed'] }, { after: null, limit: SHOWN_MAX });
  const mayApproveReports = reader.roles.includes('officer');
  return [
    ...reports.items
      .filter((report) => mayApproveReports && report.proposal?.by !== reader.id)
      .map((report) =>
        approval(
          report.id,
          `Report ${report.id} waits for your approval; ${report.missing} fields are missing.`,
          `/reports/${report.id}`,
          report.run,
          report.due,
        ),
      ),
    ...cases.items
      .filter((item) => item.proposal?.by !== reader.id)
      .map((item) =>
        approval(
          item.id,
          `${item.proposal?.byName ?? 'Somebody'} proposes "${item.proposal?.disposition ?? ''}" for ${item.subject}.`,
          `/queue/${item.id}`,
          item.subject,
          item.due,
        ),
      ),
  ];
}

/** The clearances that somebody else proposed: what takes two persons holds the customer until this one has spoken. */
async function clearanceItems(records: Records, reader: Reader): Promise<TodayItem[]> {
  const mayApprove = ROUTES.approveMatch.roles.some((role) => reader.roles.includes(role));
  if (!mayApprove) return [];
  const { items } = await records.matches({ waitsFor: reader.id }, { after: null, limit: SHOWN_MAX });
  return items.map((match) => approval(match.id, clearanceText(match), `/matches/${match.id}`, match.customer, null));
}

function clearanceText({ customer, subject, caption, list, entryId }: ListedMatch): string {
  const who = subject === customer ? customer : `Owner ${subject} of ${customer}`;
  return `${who} was judged to be somebody else than ${caption} (${list} ${entryId}): the clearance waits for your approval.`;
}

function approval(id: string, text: string, href: string, subject: string, due: string | null): TodayItem {
  return { kind: 'approval', id, text, href, subject, due, dueAt: null, days_left: null, law: null, alarms: [] };
}

async function heldItems(records: Records): Promise<TodayItem[]> {
  const { items, total } = await records.cases({ states: ['open', 'claimed'], severity: 'high' }, { after: null, limit: 1 });
  const first = items[0];
  if (first === undefined) return [];
  const text = `${total} ${total === 1 ? 'customer is' : 'customers are'} held or denied until a person has judged.`;
  return [
    {
      kind: 'held',
      id: 'held',
      text,
      href: '/queue?severity=high',
      subject: null,
      due: null,
      dueAt: null,
      days_left: null,
      law: null,
      alarms: [],
    },
  ];
}

function listItems(world: World): TodayItem[] {
  const stale = world.lists.versions.filter((version) => version.stale);
  if (stale.length === 0) return [];
  const names = stale.map((version) => `${version.name} of ${version.date}`).join(', ');
  const effect = world.sample ? 'In the sample this holds nobody.' : 'New clearances are held until they are renewed.';
  return [
    {
      kind: 'list',
      id: 'stale-lists',
      text: `Lists older than their limit: ${names}. ${effect}`,
      href: '/lists',
      subject: null,
      due: null,
      dueAt: null,
      days_left: null,
      law: null,
      alarms: [],
    },
  ];
}
