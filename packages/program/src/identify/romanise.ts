import { latinForm } from '@gatehouse/screening';

/** The name in Latin letters where it is written in others; null where it is Latin already. */
export function romanise(name: string): string | null {
  if (/^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(name)) return null;
  return latinForm(name);
}
