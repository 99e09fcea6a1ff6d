import type { OverviewView, Person } from '@gatehouse/contracts';
import { useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Icon } from '../components/icon.tsx';
import { Tag } from '../components/tag.tsx';
import { formatLawStatus, isBinding } from '../format/law.ts';
import { pb } from '../path-builder.ts';
import { listAge } from './list-age.ts';

/** The regime that gives the screens their duties: its status stands at the top of each. */
const LEADING_PACK = 'us-iaas-nprm-2024';

interface Props {
  readonly overview: OverviewView | undefined;
  readonly person: Person;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

/** Search, the age of the lists, the status of the law in use, who is signed in. */
export function TopBar({ overview, person, onSearch, onHelp }: Props) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const law = overview?.rules.find(({ id }) => id === LEADING_PACK) ?? overview?.rules[0];
  const age = overview === undefined ? null : listAge(overview.lists);
  return (
    <header className="top-bar">
      <button type="button" className="search-button" onClick={onSearch} aria-keyshortcuts="/ Control+K">
        <Icon name="search" />
        <span>Search everything</span>
        <kbd className="key-hint">/</kbd>
      </button>
      <div className="top-facts">
        {age !== null && (
          <Link to={pb.lists()}>
            <Tag tone={age.loud ? 'stop' : 'plain'} icon={age.loud ? 'warn' : 'lists'}>
              {age.text}
            </Tag>
          </Link>
        )}
        {law !== undefined && (
          <Link className="top-law" to={pb.rules()} title={`rules: ${formatLawStatus(law.status)}`}>
            <Tag tone={isBinding(law.status) ? 'plain' : 'accent'} icon="rules">
              <span>rules: {formatLawStatus(law.status)}</span>
            </Tag>
          </Link>
        )}
        <button
          type="button"
          className="plain-button"
          aria-label="Light, dark or as the system"
          title={`Colours: ${colorScheme}`}
          onClick={() => setColorScheme(NEXT_SCHEME[colorScheme])}
        >
          <Icon name="theme" />
        </button>
        <button type="button" className="plain-button" aria-label="Keys and settings" aria-keyshortcuts="?" onClick={onHelp}>
          ?
        </button>
        <Link to={pb.signIn()} className="who" title={`${person.roles.join(', ')}. Change the person or sign out`}>
          <Icon name="person" /> {person.name}
          <small className="muted">{person.roles[0]}</small>
        </Link>
      </div>
    </header>
  );
}

const NEXT_SCHEME = { auto: 'light', light: 'dark', dark: 'auto' } as const;
