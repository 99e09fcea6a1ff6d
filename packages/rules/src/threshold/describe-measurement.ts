import type { Measurement } from '@gatehouse/contracts';

const RUN = {
  single: 'one training run',
  cumulative: 'the cumulative training of a model',
  unspecified: 'training, of one run or of all not said',
};
const MODIFICATIONS = { in: 'fine-tuning included', out: 'fine-tuning not included', unspecified: 'fine-tuning not mentioned' };
const ARITHMETIC = {
  integer: 'integer operations',
  floating: 'floating-point operations',
  either: 'integer or floating-point operations',
  unspecified: 'operations of a kind not said',
};
const SPARSITY = { in: 'sparsity counted', out: 'sparsity not counted', unspecified: 'sparsity not mentioned' };
const TENSE = {
  planned: 'as planned',
  performed: 'as performed',
  either: 'planned or performed',
  unspecified: 'planned or performed not said',
};

/** What a threshold counts, in one line for people. */
export function describeMeasurement(measurement: Measurement): string {
  const { multiplyAccumulate: mac } = measurement;
  return [
    `${ARITHMETIC[measurement.arithmetic]} of ${RUN[measurement.run]}`,
    TENSE[measurement.tense],
    MODIFICATIONS[measurement.modifications],
    mac === 'unspecified' ? 'the count of a multiply-accumulate not said' : `a multiply-accumulate counts ${mac}`,
    SPARSITY[measurement.sparsity],
  ].join('; ');
}
