import type { OverviewView } from '@gatehouse/contracts';
import type { IconName } from '../components/icon.tsx';
import { pb } from '../path-builder.ts';

export interface NavItem {
  readonly label: string;
  readonly to: string;
  readonly icon: IconName;
  /** What of it waits for the signed-in person. */
  readonly count?: keyof OverviewView['counts'];
}

/** The rail at the left, from what must be done to what proves it. */
export const NAV_ITEMS: readonly NavItem[] = [
  { label: 'Today', to: pb.today(), icon: 'today', count: 'today' },
  { label: 'Queue', to: pb.queue(), icon: 'queue', count: 'queue' },
  { label: 'Matches', to: pb.matches(), icon: 'matches', count: 'matches' },
  { label: 'Customers', to: pb.customers(), icon: 'customers' },
  { label: 'Runs', to: pb.runs(), icon: 'runs', count: 'runs' },
  { label: 'Reports', to: pb.reports(), icon: 'reports', count: 'reports' },
  { label: 'Measures', to: pb.measures(), icon: 'measures' },
  { label: 'Resellers', to: pb.resellers(), icon: 'resellers' },
  { label: 'Lists', to: pb.lists(), icon: 'lists' },
  { label: 'Rules', to: pb.rules(), icon: 'rules' },
  { label: 'Audit', to: pb.audit(), icon: 'audit' },
];
