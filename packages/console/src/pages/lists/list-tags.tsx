import type { ListFinding, ListView, OverruleView, RefreshView } from '@gatehouse/contracts';
import type { IconName } from '../../components/icon.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';

type Look = readonly [tone: Tone, icon: IconName, word: string];

const FINDINGS: Readonly<Record<ListFinding['code'], string>> = {
  shrank: 'lost entries',
  grew: 'grew',
  older: 'older than the live one',
  undated: 'no date',
  'same-date-other-content': 'same date, other content',
  'canary-missing': 'a known entry is missing',
  'entries-replaced': 'entries replaced',
  'cut-off': 'looks cut off',
};
const OUTCOMES: Readonly<Record<NonNullable<RefreshView['last']>['outcome'], Look>> = {
  taken: ['plain', 'check', 'taken'],
  unchanged: ['plain', 'check', 'unchanged'],
  held: ['warn', 'clock', 'held back'],
  refused: ['warn', 'stop', 'refused'],
  failed: ['warn', 'warn', 'failed'],
};
const OVERRULES: Readonly<Record<OverruleView['state'], Look>> = {
  asked: ['accent', 'clock', 'waits for a second person'],
  approved: ['plain', 'check', 'taken'],
  refused: ['warn', 'stop', 'refused'],
};

function Show({ look: [tone, icon, word] }: { readonly look: Look }) {
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  );
}

export const FindingTag = ({ code }: { readonly code: ListFinding['code'] }) => <Show look={['warn', 'warn', FINDINGS[code]]} />;
export const OutcomeTag = ({ outcome }: { readonly outcome: NonNullable<RefreshView['last']>['outcome'] }) => (
  <Show look={OUTCOMES[outcome]} />
);
export const OverruleTag = ({ state }: { readonly state: OverruleView['state'] }) => <Show look={OVERRULES[state]} />;

/** Stale is loud: no such list clears anybody. */
export function ListStateTag({ list }: { readonly list: Pick<ListView, 'stale' | 'candidates'> }) {
  if (list.stale) return <Show look={['stop', 'warn', 'stale']} />;
  return <Show look={['plain', 'check', 'fresh']} />;
}
