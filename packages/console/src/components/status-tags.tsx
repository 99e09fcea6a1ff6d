import type { AccountState, CaseView, CustomerRow, MatchBand, ReportRow } from '@gatehouse/contracts';
import { formatDay, formatDaysLeft } from '../format/date.ts';
import { formatLawStatus, isBinding } from '../format/law.ts';
import { formatCode } from '../format/words.ts';
import type { IconName } from './icon.tsx';
import { Tag, type Tone } from './tag.tsx';

type Look = readonly [tone: Tone, icon: IconName, word: string];

const STATUS: Readonly<Record<CustomerRow['status'], Look>> = {
  us: ['plain', 'check', 'US person'],
  foreign: ['plain', 'globe', 'foreign person'],
  unresolved: ['warn', 'unknown', 'unresolved'],
};
const BAND: Readonly<Record<CustomerRow['band'], Look>> = {
  match: ['warn', 'warn', 'match'],
  review: ['warn', 'unknown', 'review'],
  none: ['plain', 'check', 'none found'],
};
const OFAC50: Readonly<Record<CustomerRow['ofac50'], Look>> = {
  blocked: ['stop', 'stop', 'blocked'],
  possibly: ['warn', 'warn', 'possibly blocked'],
  not: ['plain', 'check', 'not reached'],
  unknown: ['warn', 'unknown', 'unknown'],
};
const SEVERITY: Readonly<Record<CaseView['severity'], Look>> = {
  high: ['warn', 'warn', 'high'],
  warn: ['warn', 'unknown', 'warn'],
  info: ['plain', 'info', 'info'],
};
const STOPPED: ReadonlySet<AccountState> = new Set(['refused', 'closed', 'deprovisioning', 'restricted']);
const SETTLED: ReadonlySet<AccountState> = new Set(['us-exempt', 'verified']);
const REPORT: Readonly<Record<ReportRow['state'], Look>> = {
  draft: ['plain', 'reports', 'draft'],
  proposed: ['accent', 'clock', 'waits for approval'],
  approved: ['plain', 'check', 'approved'],
  rejected: ['stop', 'stop', 'refused'],
};
const OVER: Readonly<Record<'yes' | 'possibly' | 'no' | 'unknown', Look>> = {
  yes: ['warn', 'warn', 'over'],
  possibly: ['warn', 'unknown', 'possibly over'],
  no: ['plain', 'check', 'below'],
  unknown: ['warn', 'unknown', 'unknown'],
};

function Show({ look }: { readonly look: Look }) {
  return (
    <Tag tone={look[0]} icon={look[1]}>
      {look[2]}
    </Tag>
  );
}

export const StatusTag = ({ status }: { readonly status: CustomerRow['status'] }) => <Show look={STATUS[status]} />;
export const BandTag = ({ band }: { readonly band: CustomerRow['band'] }) => <Show look={BAND[band]} />;
/** The band of a score, where nothing is said of a customer. */
export const ScoreBandTag = ({ band }: { readonly band: MatchBand }) => (
  <Show look={band === 'none' ? ['plain', 'info', 'below review'] : BAND[band]} />
);
export const Ofac50Tag = ({ verdict }: { readonly verdict: CustomerRow['ofac50'] }) => <Show look={OFAC50[verdict]} />;
export const SeverityTag = ({ severity }: { readonly severity: CaseView['severity'] }) => <Show look={SEVERITY[severity]} />;
export const ReportStateTag = ({ state }: { readonly state: ReportRow['state'] }) => <Show look={REPORT[state]} />;
export const OverTag = ({ over }: { readonly over: keyof typeof OVER }) => <Show look={OVER[over]} />;

export function AccountStateTag({ state }: { readonly state: AccountState }) {
  if (STOPPED.has(state)) return <Show look={['stop', 'stop', formatCode(state)]} />;
  return <Show look={SETTLED.has(state) ? ['plain', 'check', formatCode(state)] : ['warn', 'clock', formatCode(state)]} />;
}

/** A due day with what is left of it; red only once it has passed. */
export function DueTag({ due, days_left }: { readonly due: string | null; readonly days_left?: number | null }) {
  if (due === null) return <span className="muted">no clock</span>;
  if (days_left === undefined || days_left === null) return <Show look={['plain', 'clock', formatDay(due)]} />;
  const tone: Tone = days_left < 0 ? 'stop' : days_left <= 3 ? 'warn' : 'plain';
  return <Show look={[tone, days_left < 0 ? 'stop' : 'clock', `${formatDay(due)} · ${formatDaysLeft(days_left)}`]} />;
}

/** The status of a law on the day: a law in force is plain, anything else is said loudly enough to be seen. */
export function LawStatusTag({ status }: { readonly status: string }) {
  return <Show look={[isBinding(status) ? 'plain' : 'accent', isBinding(status) ? 'rules' : 'info', formatLawStatus(status)]} />;
}
