import type { TimelineItem } from '@gatehouse/contracts';
import { formatTime } from '../format/date.ts';
import { formatCode } from '../format/words.ts';
import { Icon } from './icon.tsx';

/** What happened, newest first, each with the entry of the log that proves it. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  const newestFirst = items.toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <section className="timeline" id="timeline" tabIndex={-1} aria-labelledby="timeline-title">
      <h2 id="timeline-title">Evidence timeline</h2>
      {newestFirst.length === 0 && (
        <p className="empty-line">Nothing has been recorded yet. Each judgement and each change appears here with its proof.</p>
      )}
      <ol>
        {newestFirst.map((item) => (
          <li key={`${item.entryId}${item.at}${item.text}`}>
            <div className="timeline-at">
              <time dateTime={item.at}>{formatTime(item.at)}</time>
              <span>{formatCode(item.kind)}</span>
            </div>
            <div>{item.text}</div>
            <div className="timeline-proof">
              <span>{item.actor}</span>
              {item.entry === null ? (
                <span>
                  <Icon name="clock" size={12} /> waits for the log
                </span>
              ) : (
                <a
                  href={`/v1/audit/${encodeURIComponent(item.entryId)}/proof`}
                  download={`${item.entryId}.json`}
                  title="Download the inclusion proof"
                >
                  <Icon name="check" size={12} /> entry {item.entry}
                </a>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
