import '@xyflow/react/dist/base.css';
import './owners-canvas.css';
import { useComputedColorScheme } from '@mantine/core';
import { Background, Controls, type Edge, MarkerType, ReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { BackEdge } from './back-edge.tsx';
import { layoutOwners, NODE_HEIGHT, NODE_WIDTH } from './layout-owners.ts';
import type { OwnerGraph } from './owner-graph.ts';
import { type OwnerFlowNode, OwnerNode } from './owner-node.tsx';

const NODE_TYPES = { owner: OwnerNode };
const EDGE_TYPES = { back: BackEdge };

/** The graph of owners, drawn from owner at the left to the customer at the right. */
export function OwnersCanvas({ graph }: { readonly graph: OwnerGraph }) {
  const scheme = useComputedColorScheme();
  const { nodes, edges } = useMemo(() => flowOf(graph), [graph]);
  return (
    <div className="owners-canvas">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        colorMode={scheme}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.12 }}
        minZoom={0.1}
        onlyRenderVisibleElements={graph.nodes.length > 200}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        zoomOnScroll={false}
        preventScrolling={false}
        aria-label="Graph of owners; the same facts stand under Table and Text"
      >
        <Background gap={24} color="var(--line)" />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

function flowOf(graph: OwnerGraph): { readonly nodes: OwnerFlowNode[]; readonly edges: Edge[] } {
  const places = layoutOwners(graph);
  return {
    nodes: graph.nodes.map((owner) => ({
      id: owner.id,
      type: 'owner',
      position: { x: places.get(owner.id)?.x ?? 0, y: places.get(owner.id)?.y ?? 0 },
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      data: { owner },
      ariaLabel: [
        owner.name,
        owner.kind,
        ...owner.lists.map((list) => `on list ${list}`),
        owner.nominee ? 'nominee' : '',
        owner.inCycle ? 'in a circle of owners' : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    })),
    edges: graph.edges.map((edge) => ({
      id: edge.id,
      // In a circle somebody owns an owner: that line runs back, over the heads of the nodes.
      type: (places.get(edge.source)?.x ?? 0) >= (places.get(edge.target)?.x ?? 0) ? 'back' : 'default',
      source: edge.source,
      target: edge.target,
      label: edge.label,
      className: edge.proving ? 'edge-proving' : 'edge-plain',
      markerEnd: { type: MarkerType.ArrowClosed, color: edge.proving ? 'var(--accent)' : 'var(--line-strong)' },
      // What proves a verdict is drawn above the rest.
      zIndex: edge.proving ? 1 : 0,
    })),
  };
}
