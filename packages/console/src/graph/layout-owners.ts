import { Graph, layout } from '@dagrejs/dagre';
import type { OwnerGraph } from './owner-graph.ts';

/** The size of a drawn node, in pixels. */
export const NODE_WIDTH = 210;
export const NODE_HEIGHT = 68;
const RANK_GAP = 150;
const NODE_GAP = 22;

/** Where each node stands, in pixels from the top left: owners left, the customer right. */
export function layoutOwners(graph: OwnerGraph): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const plan = new Graph({ multigraph: true });
  // The default ranker needs eleven seconds for a thousand owners of one company; this one half a second.
  plan.setGraph({ rankdir: 'LR', ranker: 'tight-tree', ranksep: RANK_GAP, nodesep: NODE_GAP, marginx: 16, marginy: 16 });
  plan.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) plan.setNode(node.id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  // The path that proves a verdict is kept straight: its edges weigh more.
  for (const edge of graph.edges) plan.setEdge(edge.source, edge.target, { weight: edge.proving ? 8 : 1 }, edge.id);
  layout(plan);
  const places = new Map<string, { x: number; y: number }>();
  for (const id of plan.nodes()) {
    const { x, y } = plan.node(id);
    places.set(id, { x: (x ?? 0) - NODE_WIDTH / 2, y: (y ?? 0) - NODE_HEIGHT / 2 });
  }
  return places;
}
