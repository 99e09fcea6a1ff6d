import type { ReactNode } from 'react';
import { ScrollBox } from './scroll-box.tsx';

/** A small table of facts: all rows, no scrolling of its own but sideways. */
export function FactsTable({
  caption,
  head,
  rows,
  empty,
}: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  readonly empty: string;
}) {
  if (rows.length === 0) return <p className="empty-line">{empty}</p>;
  return (
    <ScrollBox className="scroll-x" label={caption}>
      <table className="facts">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => (
                <td key={head[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
