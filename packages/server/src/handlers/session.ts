import { type Person, type SessionView } from '@gatehouse/contracts';
import { showOverview, showToday } from '@gatehouse/program';
import { ProblemError } from '@gatehouse/foundation';
import { Summary } from '@gatehouse/contracts';
import { sessionSecrets } from '../bind-route.ts';
import type { Caller, Handlers } from '../call.ts';
import { readerOf, type Rooms } from './rooms.ts';

type SessionHandlers = Pick<
  Handlers,
  'getSession' | 'signIn' | 'signInDemo' | 'signOut' | 'getOverview' | 'getToday' | 'getSummary' | 'createToken' | 'revokeToken'
>;

/** Signing in and out, and what a person sees first. */
export function sessionHandlers({ people, world }: Rooms): SessionHandlers {
  const demo = async (): Promise<Person[]> => (world.sample ? people.demoPersons() : []);
  const opened = async ({ person, secret }: { person: Person; secret: string }): Promise<SessionView> => {
    const view: SessionView = { person, demo: await demo() };
    sessionSecrets.set(view, secret);
    return view;
  };
  return {
    getSession: async ({ caller }) => ({ person: caller?.how === 'session' ? await people.person(caller.id) : null, demo: await demo() }),
    signIn: async ({ body }) => opened(await people.signIn(body.email, body.password)),
    signInDemo: async ({ body }) => {
      if (!world.sample)
        throw new ProblemError('not-allowed', 'Demo persons exist in the sample only.', 'Sign in with e-mail and password.');
      return opened(await people.signInDemo(body.id));
    },
    signOut: async () => ({ person: null, demo: await demo() }),
    getOverview: ({ caller }) => showOverview(world, readerOf(caller)),
    getToday: ({ caller }) => showToday(world, readerOf(caller)),
    getSummary: () =>
      world.store.transaction(async (records) => {
        const last = await records.lastJob();
        if (last === null)
          throw new ProblemError('not-found', 'No main job has been done here.', 'Run gatehouse check, or start with the sample.');
        return Summary.parse(last);
      }),
    createToken: ({ caller, body }) => people.createToken(signedIn(caller), body.name, body.roles, body.expires_days),
    revokeToken: async ({ params }) => ({ id: params['id'] ?? '', revoked: await people.revokeToken(params['id'] ?? '') }),
  };
}

function signedIn(caller: Caller | null): Caller {
  if (caller === null) throw new ProblemError('not-signed-in', 'Sign in first.', 'Sign in as an administrator.');
  return caller;
}
