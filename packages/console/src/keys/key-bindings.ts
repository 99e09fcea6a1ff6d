/** A key of a page: what it does, and why it does nothing now where that is so. */
export interface KeyBinding {
  /** The value of KeyboardEvent.key. */
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

const layers: { bindings: readonly KeyBinding[] }[] = [];

/** Adds a layer of bindings above those that are there; call the answer to take it away. */
export function pushBindings(read: { bindings: readonly KeyBinding[] }): () => void {
  layers.push(read);
  return () => {
    const index = layers.indexOf(read);
    if (index >= 0) layers.splice(index, 1);
  };
}

/** The binding of a key: the newest layer wins. */
export function bindingOf(key: string): KeyBinding | undefined {
  for (const layer of layers.toReversed()) {
    const found = layer.bindings.find((binding) => binding.key === key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All keys that work now, those of the page first. */
export function activeBindings(): readonly KeyBinding[] {
  const seen = new Map<string, KeyBinding>();
  for (const layer of layers.toReversed()) for (const binding of layer.bindings) if (!seen.has(binding.key)) seen.set(binding.key, binding);
  return [...seen.values()];
}
