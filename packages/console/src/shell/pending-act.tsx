import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { ActionButton } from '../components/action-button.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useKeys } from '../keys/use-keys.ts';

/** An act that has been decided and can still be taken back. */
interface PendingAct {
  readonly label: string;
  /** Sends it. */
  readonly run: () => Promise<unknown>;
  /** Called when it is taken back. */
  readonly undone?: () => void;
}

const UNDO_SECONDS = 10;

const Context = createContext<(act: PendingAct) => void>(() => undefined);

/** Decides an act that is sent after ten seconds, unless `u` takes it back. One waits at a time: the next one sends it. */
export function usePendingAct(): (act: PendingAct) => void {
  return useContext(Context);
}

export function PendingActs({ children }: { readonly children: ReactNode }) {
  const [act, setAct] = useState<PendingAct | null>(null);
  const [seconds, setSeconds] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const waiting = useRef<PendingAct | null>(null);

  const send = useCallback(() => {
    const due = waiting.current;
    waiting.current = null;
    setAct(null);
    due?.run().catch(setError);
  }, []);
  const decide = useCallback(
    (next: PendingAct) => {
      send();
      setError(null);
      waiting.current = next;
      setAct(next);
      setSeconds(UNDO_SECONDS);
    },
    [send],
  );
  const undo = (): void => {
    waiting.current?.undone?.();
    waiting.current = null;
    setAct(null);
  };

  useEffect(() => {
    if (act === null) return undefined;
    const due = setTimeout(send, UNDO_SECONDS * 1000);
    const ticking = setInterval(() => setSeconds((left) => Math.max(0, left - 1)), 1000);
    return () => {
      clearTimeout(due);
      clearInterval(ticking);
    };
  }, [act, send]);
  useEffect(() => {
    // Who leaves the page has decided.
    addEventListener('pagehide', send);
    return () => removeEventListener('pagehide', send);
  }, [send]);
  useKeys(act === null ? [] : [{ key: 'u', label: 'Undo', run: undo }]);

  return (
    <Context.Provider value={decide}>
      {children}
      <output className="toast">
        {act !== null && (
          <div className="toast-body">
            <span>
              {act.label} <span aria-hidden="true">Sent in {seconds} s.</span>
            </span>
            <ActionButton hotkey="u" onClick={undo}>
              Undo
            </ActionButton>
          </div>
        )}
      </output>
      {error !== null && (
        <div className="toast">
          <ProblemNote error={error} onRetry={() => setError(null)} />
        </div>
      )}
    </Context.Provider>
  );
}
