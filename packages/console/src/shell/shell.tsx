import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { useRead } from '../api/use-read.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { Outline } from '../components/read-state.tsx';
import { listenToKeys } from '../keys/listen-to-keys.ts';
import { useKeys } from '../keys/use-keys.ts';
import { pb } from '../path-builder.ts';
import { HelpDialog } from './help-dialog.tsx';
import { Palette } from './palette.tsx';
import { PendingActs } from './pending-act.tsx';
import { Rail } from './rail.tsx';
import { SampleBanner } from './sample-banner.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame of every page but sign-in. Whoever is not signed in is sent there. */
export function Shell() {
  const session = useRead('getSession', {});
  const person = session.data?.person ?? null;
  const overview = useRead('getOverview', {}, { enabled: person !== null });
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const navigate = useNavigate();
  const close = (): void => setOpen(null);

  const outside = session.data !== undefined && person === null;
  const expired = overview.error instanceof ApiProblem && overview.error.problem.status === 401;
  useEffect(() => {
    if (outside || expired) void navigate({ to: pb.signIn() });
  }, [outside, expired, navigate]);
  useEffect(listenToKeys, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen('palette');
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  useKeys([
    { key: '/', label: 'Search everything', run: () => setOpen('palette') },
    { key: '?', label: 'Keys and settings', run: () => setOpen('help') },
  ]);

  if (session.isError) return <ProblemNote error={session.error} onRetry={() => void session.refetch()} />;
  if (person === null) return <Outline lines={10} />;
  return (
    <PendingActs>
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <div className="shell">
        <Rail counts={overview.data?.counts} />
        <div className="shell-main">
          <TopBar overview={overview.data} person={person} onSearch={() => setOpen('palette')} onHelp={() => setOpen('help')} />
          {overview.data !== undefined && <SampleBanner overview={overview.data} />}
          {/* Not to know how old the lists are, or what law is in force, is as loud as to know the worst. */}
          {overview.isError && <ProblemNote error={overview.error} onRetry={() => void overview.refetch()} />}
          <main id="content" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'help' && <HelpDialog onClose={close} />}
    </PendingActs>
  );
}
