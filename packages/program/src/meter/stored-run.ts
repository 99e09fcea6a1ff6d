import type { RunView } from '@gatehouse/contracts';

/** A run as it is kept: the run's page without what other flows add to it. */
export type StoredRun = Omit<RunView, 'clocks' | 'report' | 'timeline'>;
