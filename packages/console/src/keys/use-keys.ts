import { useEffect, useRef } from 'react';
import { type KeyBinding, pushBindings } from './key-bindings.ts';

/** Binds keys for as long as the component stands. The newest bindings are used, whatever was closed over before. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const layer = useRef({ bindings });
  useEffect(() => {
    layer.current.bindings = bindings;
  });
  useEffect(() => pushBindings(layer.current), []);
}
