export interface LogisticModel {
  readonly bias: number;
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly weights: readonly number[];
  /** The odds are drawn towards even by this, so that probabilities hold on conditions that were held out. */
  readonly shrink: number;
}

/** The probability that the model gives, 0..1. */
export function logistic(model: LogisticModel, features: readonly number[]): number {
  let score = model.bias;
  features.forEach((value, index) => {
    // What lies far outside the training data says no more than its edge.
    const standard = (value - (model.means[index] ?? 0)) / (model.deviations[index] ?? 1);
    score += (model.weights[index] ?? 0) * Math.max(-3, Math.min(3, standard));
  });
  return 1 / (1 + Math.exp(-score * model.shrink));
}

const ROUNDS = 400;
const RATE = 0.3;

/** Fits by gradient descent with weights for balance between the classes and a ridge. */
export function fitLogistic(
  rows: readonly { readonly features: readonly number[]; readonly positive: boolean; readonly weight: number }[],
  ridge: number,
  shrink: number,
): LogisticModel {
  const width = rows[0]?.features.length ?? 0;
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  const means = column(width, (index) => rows.reduce((sum, row) => sum + row.weight * (row.features[index] ?? 0), 0) / total);
  const deviations = column(
    width,
    (index) =>
      Math.sqrt(rows.reduce((sum, row) => sum + row.weight * ((row.features[index] ?? 0) - (means[index] ?? 0)) ** 2, 0) / total) || 1,
  );
  const weights = Array.from({ length: width }, () => 0);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const model = { bias, means, deviations, weights, shrink: 1 };
    const gradient = Array.from({ length: width }, (_, index) => ridge * (weights[index] ?? 0));
    let biasGradient = 0;
    for (const row of rows) {
      const error = ((logistic(model, row.features) - (row.positive ? 1 : 0)) * row.weight) / total;
      biasGradient += error;
      row.features.forEach((value, index) => {
        gradient[index] = (gradient[index] ?? 0) + (error * (value - (means[index] ?? 0))) / (deviations[index] ?? 1);
      });
    }
    bias -= RATE * biasGradient;
    for (let index = 0; index < width; index += 1) weights[index] = (weights[index] ?? 0) - RATE * (gradient[index] ?? 0);
  }
  return { bias, means, deviations, weights, shrink };
}

function column(width: number, valueOf: (index: number) => number): number[] {
  return Array.from({ length: width }, (_, index) => valueOf(index));
}
