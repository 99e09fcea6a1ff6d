import { Button, Tooltip } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly onClick: () => void;
  /** Why it cannot be pressed now; null where it can. */
  readonly why?: string | null | undefined;
  /** The key that does the same. */
  readonly hotkey?: string | undefined;
  readonly primary?: boolean;
  readonly loading?: boolean;
}

/** A button that, where it cannot be pressed, stays reachable and says why. */
export function ActionButton({ children, onClick, why = null, hotkey, primary = false, loading = false }: Props) {
  const id = useId();
  const off = why !== null || loading;
  const button = (
    <Button
      size="compact-sm"
      variant={primary ? 'filled' : 'default'}
      aria-disabled={off || undefined}
      data-disabled={off || undefined}
      aria-describedby={why === null ? undefined : id}
      aria-keyshortcuts={hotkey}
      onClick={(event) => (off ? event.preventDefault() : onClick())}
    >
      {loading ? 'Sending…' : children}
      {hotkey !== undefined && (
        <kbd className="key-hint" aria-hidden="true">
          {hotkey}
        </kbd>
      )}
    </Button>
  );
  if (why === null) return button;
  return (
    <Tooltip label={why} multiline maw={320}>
      <span className="action">
        {button}
        <span id={id} className="visually-hidden">
          {why}
        </span>
      </span>
    </Tooltip>
  );
}
