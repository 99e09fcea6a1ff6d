import type { OperationId, Person, Route } from '@gatehouse/contracts';
import { ROUTES } from '@gatehouse/contracts';

/**
 * Why a person may not make a call, or null where the role allows it. The server decides; this only lets a button say
 * beforehand what the server would answer.
 */
export function whyNot(person: Person | null | undefined, operation: OperationId): string | null {
  const route: Route = ROUTES[operation];
  if (route.roles === 'public') return null;
  if (person === null || person === undefined) return 'Sign in first.';
  if (route.roles === 'any' || route.roles.some((role) => person.roles.includes(role))) return null;
  return `Only ${route.roles.join(' or ')} may do this; you are signed in as ${person.roles.join(', ')}.`;
}
