import { lineAt, type SourceFile, type Violation } from './source-files.ts';

/** A file longer than this holds more than one concept. */
const LINES_MAX = 400;

interface TextRule {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly detail: string;
  /** Whether the rule reads comments as well as code. */
  readonly comments: boolean;
  readonly allowed?: RegExp;
}

/** A bracketed letter keeps the patterns from finding themselves. */
const TEXT_RULES: readonly TextRule[] = [
  {
    rule: 'one clock',
    pattern: /\bDate\.n[o]w\b|\bnew Dat[e]\(\s*\)|\bnew Dat[e]\b(?!\s*\()|\bTemporal\.N[o]w\b/g,
    detail: 'takes the time from the machine: take a Clock',
    comments: false,
    allowed: /^packages\/foundation\/src\//,
  },
  {
    rule: 'one source of chance',
    pattern: /\bMath\.rando[m]\b|\brandomUUI[D](v7)?\b|\brandomIn[t]\b/g,
    detail: 'makes its own chance: take an Rng or Ids',
    comments: false,
    allowed: /^packages\/foundation\/src\//,
  },
  {
    rule: 'one source of chance',
    pattern: /\brandomByte[s]\b|\bgetRandomValue[s]\b/g,
    detail: 'secret bytes are made in the foundation, the store, access control and the browser only',
    comments: false,
    allowed: /^packages\/(foundation\/src|store\/src|server\/src\/access|console\/src\/api)\/|\.test\.ts$/,
  },
  { rule: 'finished words', pattern: /\b(T[O]DO|FIX[M]E|X[X]X|HA[C]K)\b/g, detail: 'finish it, or open an issue', comments: true },
  {
    rule: 'no way round the types',
    pattern: /@ts-(ignor[e]|expect-erro[r]|nochec[k])|\bas an[y]\b/g,
    detail: 'parse at the edge, then trust the type',
    comments: true,
  },
  {
    rule: 'every test runs',
    pattern: /\b(?:it|test|describe|suite)\.(ski[p]|onl[y]|tod[o])\(|\b(?:ski[p]|onl[y]|tod[o]):\s*true\b/g,
    detail: 'a test runs or is removed; where it needs what may be absent, call context.skip with the reason',
    comments: false,
  },
  { rule: 'no machine', pattern: /(?<![\w.])\/(wor[k]|roo[t]|hom[e])\/[A-Za-z0-9]/g, detail: 'a path of one machine', comments: true },
];

/** One clock, one source of chance, no unfinished words, no way round the types, no file that holds several concepts. */
export function houseViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => [...longFile(file), ...TEXT_RULES.flatMap((rule) => broken(rule, file))]);
}

function broken({ rule, pattern, detail, comments, allowed }: TextRule, file: SourceFile): Violation[] {
  if (allowed?.test(file.path) === true) return [];
  const text = comments ? file.text : file.code;
  return [...text.matchAll(pattern)].map((match) => ({
    file: file.path,
    line: lineAt(text, match.index),
    rule,
    detail: `"${match[0]}" ${detail}`,
  }));
}

/** Tables of data count as files too: a longer one belongs into a data file. */
function longFile({ path, text }: SourceFile): Violation[] {
  const lines = text.split('\n').length - 1;
  return lines > LINES_MAX
    ? [{ file: path, line: LINES_MAX, rule: 'one concept a file', detail: `${lines} lines, ${LINES_MAX} at most` }]
    : [];
}
