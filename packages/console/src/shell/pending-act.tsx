import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { ActionButton } from '../components/action-button.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useKeys } from '../keys/use-keys.ts';

/** An act that has been decided and can still be taken back. */
interface PendingAct {
  /** What it acts on, so that its page can say that it is on its way. */
  readonly subject: string;
  readonly label: string;
  /** Sends it. It may be called again after a failure, so it must carry one idempotency key. */
  readonly run: () => Promise<unknown>;
  /** Called when it is taken back. */
  readonly undone?: () => void;
}

interface PendingState {
  readonly decide: (act: PendingAct) => void;
  /** What waits to be sent, is being sent, or could not be sent. */
  readonly subjects: readonly string[];
}

const UNDO_SECONDS = 10;

const Context = createContext<PendingState>({ decide: () => undefined, subjects: [] });

/** Decides an act that is sent after ten seconds, unless `u` takes it back. One waits at a time: the next one sends it. */
export function usePendingAct(): (act: PendingAct) => void {
  return useContext(Context).decide;
}

/** True while an act on this subject is decided and not yet done. */
export function useIsPending(subject: string): boolean {
  return useContext(Context).subjects.includes(subject);
}

interface Failed {
  readonly act: PendingAct;
  readonly error: unknown;
}

export function PendingActs({ children }: { readonly children: ReactNode }) {
  const [act, setAct] = useState<PendingAct | null>(null);
  const [seconds, setSeconds] = useState(0);
  const [sending, setSending] = useState<readonly PendingAct[]>([]);
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const waiting = useRef<PendingAct | null>(null);

  const perform = useCallback((due: PendingAct) => {
    setSending((acts) => [...acts, due]);
    due
      .run()
      // What was decided and not done stays in sight until it is sent or given up: nothing is lost in silence.
      .catch((error: unknown) => setFailed((all) => [...all, { act: due, error }]))
      .finally(() => setSending((acts) => acts.filter((other) => other !== due)));
  }, []);
  const send = useCallback(() => {
    const due = waiting.current;
    waiting.current = null;
    setAct(null);
    if (due !== null) perform(due);
  }, [perform]);
  const decide = useCallback(
    (next: PendingAct) => {
      send();
      waiting.current = next;
      setAct(next);
      setSeconds(UNDO_SECONDS);
    },
    [send],
  );
  const undo = (): void => {
    const taken = waiting.current;
    waiting.current = null;
    setAct(null);
    taken?.undone?.();
  };
  const settle = (settled: Failed, again: boolean): void => {
    setFailed((all) => all.filter((other) => other !== settled));
    if (again) perform(settled.act);
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
    // Who leaves the page, or goes to sign in as somebody else, has decided.
    addEventListener('pagehide', send);
    return () => {
      removeEventListener('pagehide', send);
      send();
    };
  }, [send]);
  useKeys(act === null ? [] : [{ key: 'u', label: 'Undo', run: undo }]);

  const state = useMemo(
    () => ({
      decide,
      subjects: [...(act === null ? [] : [act]), ...sending, ...failed.map((one) => one.act)].map(({ subject }) => subject),
    }),
    [decide, act, sending, failed],
  );
  return (
    <Context.Provider value={state}>
      {children}
      <div className="toast">
        {failed.map((one) => (
          <div key={one.act.subject} className="toast-failed">
            <strong>Not sent: {one.act.label}</strong>
            <ProblemNote error={one.error} onRetry={() => settle(one, true)} />
            <ActionButton onClick={() => settle(one, false)}>Give it up</ActionButton>
          </div>
        ))}
        <output>
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
      </div>
    </Context.Provider>
  );
}
