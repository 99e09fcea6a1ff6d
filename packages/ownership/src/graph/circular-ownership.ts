import type { OwnershipGraph } from './ownership-graph.ts';

/**
 * For each node the number of its circle of owners, or -1 where it stands in none: the strongly connected components of the direct
 * holdings that have two members or more. Tarjan's algorithm without recursion, so depth is no limit. Linear.
 */
export function ownershipCircles(graph: OwnershipGraph): Int32Array {
  const nodes = graph.parties.length;
  const { direct } = graph;
  const circle = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const open: number[] = [];
  const isOpen = new Uint8Array(nodes);
  let visited = 0;
  let circles = 0;
  for (let root = 0; root < nodes; root += 1) {
    if (order[root] !== -1) continue;
    const calls: { node: number; row: number }[] = [enter(root)];
    for (let call = calls.at(-1); call !== undefined; call = calls.at(-1)) {
      const { node, row } = call;
      if (row < (direct.ownedStart[node + 1] ?? 0)) {
        call.row += 1;
        const owner = direct.owner[row] ?? 0;
        if (order[owner] === -1) calls.push(enter(owner));
        else if (isOpen[owner] === 1) low[node] = Math.min(low[node] ?? 0, order[owner] ?? 0);
        continue;
      }
      calls.pop();
      const caller = calls.at(-1);
      if (caller !== undefined) low[caller.node] = Math.min(low[caller.node] ?? 0, low[node] ?? 0);
      if (low[node] === order[node]) close(node);
    }
  }
  return circle;

  function enter(node: number): { node: number; row: number } {
    order[node] = visited;
    low[node] = visited;
    visited += 1;
    open.push(node);
    isOpen[node] = 1;
    return { node, row: direct.ownedStart[node] ?? 0 };
  }

  function close(node: number): void {
    const members = open.splice(open.lastIndexOf(node));
    for (const member of members) isOpen[member] = 0;
    if (members.length < 2) return;
    for (const member of members) circle[member] = circles;
    circles += 1;
  }
}
