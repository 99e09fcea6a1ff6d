import { RulePackSource } from '@gatehouse/contracts';
import { digestOf, ProblemError } from '@gatehouse/foundation';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { checkReferences } from './check-references.ts';
import { clauseId } from './clause-id.ts';
import type { RulePack } from './rule-pack.ts';

const REMEDY = 'Compare with another pack in rulepacks/; its format is RulePackSource in packages/contracts.';

/**
 * A rule pack from the text of its `pack.yaml`.
 * Throws a ProblemError `invalid-field` that names the file, the line, the field and the remedy.
 */
export function parseRulePack(text: string, file: string): RulePack {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const broken = document.errors[0];
  if (broken !== undefined) {
    const line = broken.linePos?.[0].line ?? 1;
    throw new ProblemError('bad-input', `This is not YAML: ${firstLine(broken.message)}`, 'Mend the indentation or the quotes there.', {
      file,
      line,
    });
  }
  const parsed = RulePackSource.safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? []);
    throw fieldError(document, lines, file, path, issue?.message ?? 'This is no rule pack.', REMEDY);
  }
  const source = parsed.data;
  const fault = checkReferences(source);
  if (fault !== undefined) throw fieldError(document, lines, file, fault.path, fault.problem, fault.fix);
  const clauses = source.clauses.map((clause) => ({ ...clause, id: clauseId(clause.text) }));
  return { ...source, clauses, digest: digestOf(source) };
}

function fieldError(
  document: Document,
  lines: LineCounter,
  file: string,
  path: readonly PropertyKey[],
  problem: string,
  fix: string,
): ProblemError {
  return new ProblemError('invalid-field', problem, fix, { file, line: lineOf(document, lines, path), field: path.map(String).join('.') });
}

/** The line of a field, or of the nearest thing around it that exists. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = keyOrValue(document, path.slice(0, length));
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

// The key's own line: a value that is a block begins one line below the word the reader looks for.
function keyOrValue(document: Document, path: readonly PropertyKey[]): unknown {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => String(item.key) === String(last));
    if (pair !== undefined) return pair.key;
  }
  return document.getIn(path, true);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
