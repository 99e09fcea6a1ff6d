import type { TodayItem } from '@gatehouse/contracts';
import { useRef } from 'react';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import type { IconName } from '../../components/icon.tsx';
import { LawNote } from '../../components/law-note.tsx';
import { Page } from '../../components/page.tsx';
import { PathLink } from '../../components/path-link.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { Section } from '../../components/section.tsx';
import { DueTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDay, formatTime } from '../../format/date.ts';
import { countOf } from '../../format/words.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { focusStep } from './focus-step.ts';

const KINDS: readonly { readonly kind: TodayItem['kind']; readonly title: string; readonly icon: IconName; readonly word: string }[] = [
  { kind: 'clock', title: 'Clocks', icon: 'clock', word: 'clock' },
  { kind: 'approval', title: 'Approvals that wait for you', icon: 'reports', word: 'approval' },
  { kind: 'held', title: 'Held launches', icon: 'stop', word: 'held' },
  { kind: 'list', title: 'Lists', icon: 'lists', word: 'list' },
];

/** What must I do before I go home? */
export function TodayPage() {
  const today = useRead('getToday', {});
  const content = useRef<HTMLDivElement>(null);
  useKeys([
    { key: 'j', label: 'Next item', run: () => focusStep(content.current, 1) },
    { key: 'k', label: 'Previous item', run: () => focusStep(content.current, -1) },
  ]);
  return (
    <Page windowTitle="Today" title="Today" sentence={today.data === undefined ? undefined : sentenceOf(today.data.items, today.data.asOf)}>
      <div ref={content}>
        <ReadState read={today} lines={12}>
          {(view) =>
            view.items.length === 0 ? (
              <EmptyState
                what="Nothing is due."
                how="Clocks that run, approvals that wait for you, held launches and stale lists would stand here."
              />
            ) : (
              KINDS.map(({ kind, title, icon, word }) => {
                const items = view.items.filter((item) => item.kind === kind);
                if (items.length === 0) return null;
                return (
                  <Section key={kind} title={title} note={countOf(items.length, 'item')}>
                    <ul className="today">
                      {items.map((item) => (
                        <TodayRow key={`${item.kind}${item.id}`} item={item} icon={icon} word={word} />
                      ))}
                    </ul>
                  </Section>
                );
              })
            )
          }
        </ReadState>
      </div>
    </Page>
  );
}

function TodayRow({ item, icon, word }: { readonly item: TodayItem; readonly icon: IconName; readonly word: string }) {
  return (
    <li>
      <div className="today-due">
        {item.due === null ? (
          <Tag tone={item.kind === 'held' ? 'stop' : 'warn'} icon={icon}>
            {word}
          </Tag>
        ) : (
          <DueTag due={item.due} days_left={item.days_left} />
        )}
      </div>
      <div>
        <PathLink path={item.href} className="today-text">
          {item.text}
        </PathLink>
        <div className="today-law">
          {item.dueAt !== null && <span className="muted">due {formatTime(item.dueAt)}</span>}
          {item.law !== null && <LawNote law={item.law} />}
          {item.alarms.length > 0 && <span className="muted">alarms: {item.alarms.join('; ')}</span>}
        </div>
      </div>
    </li>
  );
}

function sentenceOf(items: readonly TodayItem[], asOf: string): string {
  const overdue = items.filter(({ days_left }) => days_left !== null && days_left < 0).length;
  const soon = items.filter(({ days_left }) => days_left !== null && days_left >= 0 && days_left <= 3).length;
  return `On ${formatDay(asOf)}: ${countOf(items.length, 'item')}, ${overdue} overdue, ${soon} due within three days.`;
}
