import { lineAt, type SourceFile } from './source-files.ts';

/** An import as it is written, and its line. */
export interface ImportLine {
  readonly from: string;
  readonly line: number;
}

/** Static imports and re-exports stand at a line's start (the formatter sees to it); a dynamic one may stand anywhere. */
const IMPORT =
  /^(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])([^'"\n]+)\1|^import\s*(['"])([^'"\n]+)\3|\bimport\(\s*(['"])([^'"\n]+)\5\s*\)/gm;

/** What a file imports, types included: a type that comes from above ties the rooms just as a value does. */
export function importsOf({ code }: SourceFile): ImportLine[] {
  return [...code.matchAll(IMPORT)].map((match) => ({ from: match[2] ?? match[4] ?? match[6] ?? '', line: lineAt(code, match.index) }));
}
