import { BaseEdge, type EdgeProps } from '@xyflow/react';

/** How far the line runs beside and above the nodes, in pixels. */
const OUT = 70;
const ABOVE = 90;

/** A line from an owner at the right to what it owns at the left: it bows over the nodes between them. */
export function BackEdge({ sourceX, sourceY, targetX, targetY, label, markerEnd }: EdgeProps) {
  const top = Math.min(sourceY, targetY) - ABOVE;
  const path = `M ${sourceX},${sourceY} C ${sourceX + OUT},${top} ${targetX - OUT},${top} ${targetX},${targetY}`;
  return (
    <BaseEdge
      path={path}
      label={label}
      labelX={(sourceX + targetX) / 2}
      labelY={top + ABOVE / 4}
      labelBgPadding={[4, 2]}
      {...(markerEnd === undefined ? {} : { markerEnd })}
    />
  );
}
