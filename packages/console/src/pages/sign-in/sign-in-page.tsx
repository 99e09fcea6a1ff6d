import type { Person, SessionView } from '@gatehouse/contracts';
import { PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { pb } from '../../path-builder.ts';

/** Who are you? In the sample, a visitor may be any of its demo persons: a second pair of eyes needs a second person. */
export function SignInPage() {
  const session = useRead('getSession', {});
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    document.title = 'Sign in · Gatehouse';
  }, []);

  const enter = async (signIn: () => Promise<SessionView>): Promise<void> => {
    setError(null);
    try {
      const view = await signIn();
      // What one person read is not shown to the next.
      cache.clear();
      cache.setQueryData(['getSession', {}], view);
      await navigate({ to: pb.today() });
    } catch (problem) {
      setError(problem);
    }
  };
  const leave = async (): Promise<void> => {
    const view = await call('signOut', {});
    cache.clear();
    cache.setQueryData(['getSession', {}], view);
    await session.refetch();
  };

  return (
    <main className="sign-in">
      <h1>Gatehouse</h1>
      <p className="muted">Who rents the machines, what they compute, whether they may, and what must be told to whom by when.</p>
      {error !== null && <ProblemNote error={error} />}
      <ReadState read={session} lines={5}>
        {(view) => (
          <>
            {view.person !== null && (
              <p className="note">
                <span>
                  You are signed in as <strong>{view.person.name}</strong> ({view.person.roles.join(', ')}).
                </span>
                <ActionButton onClick={() => void enter(() => Promise.resolve(view))}>Go on</ActionButton>
                <ActionButton onClick={() => void leave()}>Sign out</ActionButton>
              </p>
            )}
            {view.demo.length > 0 && (
              <DemoPersons persons={view.demo} onChoose={(id) => void enter(() => call('signInDemo', { body: { id } }))} />
            )}
            <PasswordForm onSubmit={(email, password) => void enter(() => call('signIn', { body: { email, password } }))} />
          </>
        )}
      </ReadState>
    </main>
  );
}

function DemoPersons({ persons, onChoose }: { readonly persons: readonly Person[]; readonly onChoose: (id: string) => void }) {
  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title">Sample persons</h2>
      <p className="muted">
        The sample lets you be any of them, without a password, on this machine only. What one proposes, another approves.
      </p>
      <ul className="demo-persons">
        {persons.map((person) => (
          <li key={person.id}>
            <button type="button" onClick={() => onChoose(person.id)}>
              <strong>{person.name}</strong>
              <span className="muted">{person.roles.join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PasswordForm({ onSubmit }: { readonly onSubmit: (email: string, password: string) => void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const missing = email === '' || password === '' ? 'Fill in e-mail and password.' : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (missing === null) onSubmit(email, password);
  };
  return (
    <form onSubmit={submit} aria-label="Sign in with e-mail and password">
      <h2>E-mail and password</h2>
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <ActionButton why={missing} onClick={() => onSubmit(email, password)}>
        Sign in
      </ActionButton>
    </form>
  );
}
