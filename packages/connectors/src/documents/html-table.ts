import { type Html, html } from './html.ts';

export interface HtmlTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** A row's first cell is its heading. A number stands at the right. */
  readonly rows: readonly (readonly (string | number)[])[];
  /** What stands in the place of a table without rows. */
  readonly empty: string;
}

/** Rows past this are counted, not printed: the page stays one that a browser opens at once. */
const ROWS_MAX = 500;

/** A table that a screen reader can walk: a caption, headed columns, headed rows. */
export function htmlTable({ caption, head, rows, empty }: HtmlTable): Html {
  if (rows.length === 0) return html`<p><strong>${caption}:</strong> ${empty}</p>`;
  const rest = rows.length - ROWS_MAX;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}">
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            ${head.map((name, column) => (typeof rows[0]?.[column] === 'number' ? html`<th scope="col" class="number">${name}</th>` : html`<th scope="col">${name}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, ROWS_MAX).map(
            (row) =>
              html`<tr>
                ${row.map(cell)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${rest > 0 ? html`<p>${rest} more rows are in summary.json.</p>` : ''}`;
}

function cell(value: string | number, column: number): Html {
  if (column === 0) return html`<th scope="row">${value}</th>`;
  return typeof value === 'number' ? html`<td class="number">${value.toLocaleString('en')}</td>` : html`<td>${value}</td>`;
}
