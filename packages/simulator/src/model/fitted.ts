import model from './fitted.json' with { type: 'json' };

/** Parameters fitted on public traces by `training/fit.ts`: job sizes and durations, load rhythm, node power. */
export const FITTED = model;
