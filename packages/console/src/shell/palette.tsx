/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events --
   a combobox whose list comes from a server has no tag of its own; its keys are those of the text field (ARIA, combobox pattern) */
import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useRead } from '../api/use-read.ts';
import { pb } from '../path-builder.ts';
import { NAV_ITEMS } from './nav-items.ts';

interface Hit {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly to: string;
}

const HITS_OF_A_KIND = 8;
const TYPED_CHARACTERS_MIN = 2;
const SEARCH_PAUSE_MS = 150;

/** Searches customers, cases, matches, runs and pages. What is typed goes to the server and nowhere else. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [typed] = useDebouncedValue(text.trim(), SEARCH_PAUSE_MS);
  const [chosen, setChosen] = useState(0);
  const navigate = useNavigate();
  const listId = useId();
  const hits = useHits(text.trim(), typed);

  const go = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    onClose();
    void navigate({ to: hit.to });
  };
  return (
    <Modal opened onClose={onClose} withCloseButton={false} aria-label="Search everything" size="lg" yOffset="10vh">
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={hits[chosen] === undefined ? undefined : `${listId}-${chosen}`}
        aria-label="Search customers, cases, matches, runs and pages"
        placeholder="Customers, cases, matches, runs, pages"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setChosen((index) => Math.min(hits.length - 1, index + 1));
          else if (event.key === 'ArrowUp') setChosen((index) => Math.max(0, index - 1));
          else if (event.key === 'Enter') go(hits[chosen]);
          else return;
          event.preventDefault();
        }}
      />
      <ul className="palette" id={listId} role="listbox" aria-label="Results">
        {hits.map((hit, index) => (
          <li
            key={hit.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseMove={() => setChosen(index)}
            onClick={() => go(hit)}
          >
            <span>{hit.label}</span>
            <span className="muted">{hit.kind}</span>
          </li>
        ))}
      </ul>
      {hits.length === 0 && <p className="empty-line">Nothing fits. Search by name, alias or id.</p>}
    </Modal>
  );
}

function useHits(text: string, typed: string): readonly Hit[] {
  const enabled = typed.length >= TYPED_CHARACTERS_MIN;
  const customers = useRead('listCustomers', { query: { q: typed, limit: HITS_OF_A_KIND } }, { enabled, keep: true });
  const cases = useRead('listCases', { query: { q: typed, limit: HITS_OF_A_KIND } }, { enabled, keep: true });
  // The server searches no names among matches; those that are open are few enough to be looked through here.
  const matches = useRead('listMatches', { query: { open: true, limit: 100 } }, { enabled });
  const runs = useRead('listRuns', { query: { limit: 100 } }, { enabled });
  const wanted = text.toLowerCase();
  const pages = NAV_ITEMS.filter(({ label }) => label.toLowerCase().includes(wanted)).map(({ label, to }) => ({
    key: to,
    kind: 'page',
    label,
    to,
  }));
  if (!enabled) return pages;
  return [
    ...pages,
    ...(customers.data?.items ?? []).map((row) => ({ key: row.id, kind: `customer ${row.id}`, label: row.name, to: pb.customer(row.id) })),
    ...(cases.data?.items ?? []).map((row) => ({
      key: row.id,
      kind: `case ${row.id}`,
      label: `${row.title}: ${row.customerName ?? row.run ?? ''}`,
      to: pb.case(row.id),
    })),
    ...(matches.data?.items ?? [])
      .filter(({ id, caption, customerName }) => `${id} ${caption} ${customerName ?? ''}`.toLowerCase().includes(wanted))
      .slice(0, HITS_OF_A_KIND)
      .map((row) => ({
        key: row.id,
        kind: `match, ${row.list}`,
        label: `${row.customerName ?? row.customer}: ${row.caption}`,
        to: pb.match(row.id),
      })),
    ...(runs.data?.items ?? [])
      .filter(({ id }) => id.toLowerCase().includes(wanted))
      .slice(0, HITS_OF_A_KIND)
      .map((row) => ({ key: row.id, kind: 'run', label: row.id, to: pb.run(row.id) })),
  ];
}
