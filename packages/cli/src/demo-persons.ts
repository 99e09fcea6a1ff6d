import type { Role } from '@gatehouse/contracts';

/** The sample's persons: two, so that four eyes can be shown. They have no password and exist in the sample only. */
export const DEMO_PERSONS: readonly {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly demo: true;
}[] = [
  { name: 'Mara Lindqvist', email: 'mara@cirrus.example', roles: ['analyst', 'officer', 'engineer'], demo: true },
  { name: 'Tomas Okoye', email: 'tomas@cirrus.example', roles: ['officer', 'auditor', 'administrator'], demo: true },
];
