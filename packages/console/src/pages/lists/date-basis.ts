import type { ListView } from '@gatehouse/contracts';
import { formatDay } from '../../format/date.ts';

/** How a list's date is known, for the eye that doubts it. */
export const DATE_BASES: Readonly<Record<ListView['dateBasis'], string>> = {
  publisher: 'as the publisher wrote it',
  manifest: 'from the manifest beside the file',
  'file-name': 'from the name of the file',
  'newest-record': 'of its newest record',
  unknown: 'nobody says it',
};

/** The day of a version with how it is known; `no date` is not a young list. */
export function formatVersionDay(version: { readonly date: string | null; readonly dateBasis: ListView['dateBasis'] }): string {
  return version.date === null ? 'no date' : `${formatDay(version.date)}, ${DATE_BASES[version.dateBasis]}`;
}

/** The first twelve digits of a digest: enough to tell versions apart, the whole stands in the title. */
export function shortVersion(version: string): string {
  return version.slice(0, 12);
}
