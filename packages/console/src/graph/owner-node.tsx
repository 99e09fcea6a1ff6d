import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { Icon } from '../components/icon.tsx';
import { Tag } from '../components/tag.tsx';
import type { OwnerNode as OwnerNodeData } from './owner-graph.ts';

export type OwnerFlowNode = Node<{ readonly owner: OwnerNodeData }, 'owner'>;

/** A person or an entity, with the lists it stands on and what is odd about it. */
export function OwnerNode({ data: { owner } }: NodeProps<OwnerFlowNode>) {
  const classes = [
    'owner-node',
    owner.isCustomer && 'is-customer',
    owner.lists.length > 0 && 'is-listed',
    owner.inCycle && 'in-cycle',
    owner.proving && 'is-proving',
  ];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <div className="owner-name" title={owner.name}>
        <Icon name={owner.kind === 'unknown' ? 'unknown' : owner.kind} />
        <bdi>{owner.name}</bdi>
      </div>
      <div className="owner-marks">
        <span className="muted">
          {owner.isCustomer ? 'customer' : owner.kind === 'unknown' ? 'nobody known' : owner.kind}
          {owner.country === null ? '' : `, ${owner.country}`}
        </span>
        {owner.lists.map((list) => (
          <Tag key={list} tone="stop" icon="stop">
            {list}
          </Tag>
        ))}
        {owner.nominee && (
          <Tag tone="warn" icon="person">
            nominee
          </Tag>
        )}
        {owner.inCycle && (
          <Tag tone="warn" icon="loop">
            circle
          </Tag>
        )}
      </div>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
