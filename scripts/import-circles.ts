import { posix } from 'node:path';
import { importsOf } from './imports-of.ts';
import type { SourceFile, Violation } from './source-files.ts';

/** Files that import each other in a circle: neither can be read, tested or moved without the other. One violation a circle. */
export function circleViolations(files: readonly SourceFile[]): Violation[] {
  const graph = new Map(files.map((file) => [file.path, targetsOf(file)]));
  const done = new Set<string>();
  const found: Violation[] = [];
  for (const start of graph.keys()) visit(start, []);
  return found;

  function visit(path: string, trail: readonly string[]): void {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const circle = [...trail.slice(at), path];
      found.push({ file: path, line: 1, rule: 'circles', detail: circle.join(' > ') });
      return;
    }
    if (done.has(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  }
}

/** Within a room files import each other by path; circles over rooms are impossible where the floors hold. */
function targetsOf(file: SourceFile): string[] {
  return importsOf(file)
    .filter(({ from }) => from.startsWith('.'))
    .map(({ from }) => posix.join(posix.dirname(file.path), from));
}
