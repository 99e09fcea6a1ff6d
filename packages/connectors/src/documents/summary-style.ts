import { Html } from './html.ts';

/** The page's look: system fonts, the reader's light or dark, tables that scroll on a narrow screen and break over pages in print. */
export const SUMMARY_STYLE = new Html(`
:root { --text: #1b1d21; --faint: #565b66; --ground: #fff; --line: #d4d7dd; --banner: #fff3cd; }
@media (prefers-color-scheme: dark) { :root { --text: #e7e9ee; --faint: #a9afbb; --ground: #15171b; --line: #3a3f49; --banner: #4a3d10; } }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; color: var(--text); background: var(--ground); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin-top: 2.5rem; }
.banner { padding: .5rem 1rem; background: var(--banner); border: 1px solid var(--line); }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; min-width: 24rem; }
caption { padding: .25rem 0; color: var(--faint); text-align: left; }
th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
tbody th { font-weight: 500; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
@media print {
  :root { --text: #000; --faint: #333; --ground: #fff; --line: #999; --banner: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .scroll { overflow: visible; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
`);
