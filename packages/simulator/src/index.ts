export type { Breakage } from './breakage/breakage.ts';
export { breakExport } from './breakage/break-export.ts';
export { exportSchemas } from './export-schemas.ts';
export { CUSTOMERS_MIN, DAYS_MIN, SAMPLE } from './sample.ts';
export { makeProvider, simulate, type Simulated, type SimulateOptions } from './simulate.ts';
