import type { World } from './world.ts';

/** The three resellers of the sample: one at home, two abroad, one of them with gaps in its programme. */
export const RESELLERS = { home: 'rsl_1', german: 'rsl_2', singaporean: 'rsl_3' } as const;
export type ResellerId = (typeof RESELLERS)[keyof typeof RESELLERS];

export function addResellers(world: World): void {
  const sections = ['identification', 'verification', 'records', 'review', 'red-flags'];
  world.resellers.push(
    { id: RESELLERS.home, name: 'Meridian Compute Partners LLC', country: 'US' },
    {
      id: RESELLERS.german,
      name: 'Wolkenwerk Rechenzeit GmbH',
      country: 'DE',
      programme: { version: '3', receivedOn: world.time.dateBefore(140), sections },
    },
    {
      id: RESELLERS.singaporean,
      name: 'Straitside Cloud Pte. Ltd.',
      country: 'SG',
      programme: { version: '1', receivedOn: world.time.dateBefore(410), sections: sections.slice(0, 2) },
    },
  );
}
