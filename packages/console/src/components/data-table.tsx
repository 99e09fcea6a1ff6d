import { createSortedRowModel, rowSortingFeature, type SortingState, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../keys/use-keys.ts';
import { ScrollBox } from './scroll-box.tsx';

/** A column: the plain value sorts and is exported, the cell is what people see. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly value: (row: Row) => string | number | null;
  readonly cell?: (row: Row) => ReactNode;
  readonly align?: 'right';
  readonly width?: string;
}

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Called when the last rows come into sight. */
  readonly onEnd?: () => void;
  /** Called with the row that the keyboard stands on. */
  readonly onActive?: (row: Row | null) => void;
}

const ROW_PIXELS = 36;
const ROWS_BESIDE = 12;
const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** A dense table of any length: only the rows in sight exist. `j` and `k` move through its links, Enter follows them. */
export function DataTable<Row extends object>({ caption, columns, rows, rowId, onEnd, onActive }: Props<Row>) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const [active, setActive] = useState(-1);
  const scroller = useRef<HTMLDivElement>(null);
  const byKeyboard = useRef(false);
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row) => column.value(row) ?? undefined,
        header: column.header,
        sortFn: compareValues,
        sortUndefined: 'last' as const,
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: definitions, data, getRowId: rowId, state: { sorting }, onSortingChange: setSorting });
  const sorted = table.getRowModel().rows;
  // oxlint-disable-next-line react/incompatible-library -- the warning is for the React compiler, which is not used
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: ROWS_BESIDE,
  });
  const visible = virtual.getVirtualItems();
  const first = visible[0];
  const last = visible.at(-1);

  useEffect(() => {
    if (last !== undefined && last.index >= sorted.length - ROWS_BESIDE) onEnd?.();
  }, [last, sorted.length, onEnd]);

  useEffect(() => {
    if (!byKeyboard.current) return;
    byKeyboard.current = false;
    virtual.scrollToIndex(active);
    scroller.current?.querySelector<HTMLElement>(`tr[data-index="${active}"] a`)?.focus();
  }, [active, virtual]);

  useEffect(() => {
    onActive?.(sorted[active]?.original ?? null);
  }, [active, sorted, onActive]);

  const move = (step: number): void => {
    if (sorted.length === 0) return;
    byKeyboard.current = true;
    setActive((index) => Math.min(sorted.length - 1, Math.max(0, index + step)));
  };
  useKeys([
    { key: 'j', label: 'Next row', run: () => move(1) },
    { key: 'k', label: 'Previous row', run: () => move(-1) },
  ]);

  return (
    <ScrollBox className="table-scroll" ref={scroller} label={caption}>
      <table className="rows" style={{ minWidth: narrowest(columns) }}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {table.getFlatHeaders().map((header, index) => {
              const direction = header.column.getIsSorted();
              return (
                <th
                  key={header.id}
                  scope="col"
                  aria-sort={direction === false ? 'none' : direction === 'asc' ? 'ascending' : 'descending'}
                  style={{ width: columns[index]?.width, textAlign: columns[index]?.align }}
                >
                  <button type="button" onClick={header.column.getToggleSortingHandler()}>
                    {columns[index]?.header}
                    <span aria-hidden="true">{direction === 'asc' ? ' ↑' : direction === 'desc' ? ' ↓' : ''}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {first !== undefined && first.start > 0 && <Spacer height={first.start} columns={columns.length} />}
          {visible.map((item) => {
            const row = sorted[item.index];
            if (row === undefined) return null;
            return (
              <tr
                key={row.id}
                data-index={item.index}
                data-active={item.index === active || undefined}
                onFocus={() => setActive(item.index)}
              >
                {columns.map((column) => (
                  <td key={column.id} style={{ textAlign: column.align }}>
                    {column.cell === undefined ? (column.value(row.original) ?? '—') : column.cell(row.original)}
                  </td>
                ))}
              </tr>
            );
          })}
          {last !== undefined && virtual.getTotalSize() > last.end && (
            <Spacer height={virtual.getTotalSize() - last.end} columns={columns.length} />
          )}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** A column without a width of its own is still read at this one. */
const FREE_COLUMN_WIDTH = '20rem';
const TABLE_WIDTH_MAX = '1180px';

/** Below this width the table scrolls sideways instead of squeezing its columns. */
function narrowest(columns: readonly { readonly width?: string }[]): string {
  return `min(${TABLE_WIDTH_MAX}, ${columns.map(({ width }) => width ?? FREE_COLUMN_WIDTH).join(' + ')})`;
}

/** Stands for the rows out of sight, so that the bar of the scroller tells the truth. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true" className="spacer">
      <td aria-hidden="true" colSpan={columns} style={{ height }} />
    </tr>
  );
}

function compareValues(a: { getValue(id: string): unknown }, b: { getValue(id: string): unknown }, id: string): number {
  const left = a.getValue(id);
  const right = b.getValue(id);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), 'en', { numeric: true });
}
