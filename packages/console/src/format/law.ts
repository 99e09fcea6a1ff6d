import { LAW_STATUS_WORDS, LawStatus } from '@gatehouse/contracts';

/** The status of a law in words; a status not known here is shown as it came. */
export function formatLawStatus(status: string): string {
  const known = LawStatus.safeParse(status);
  return known.success ? LAW_STATUS_WORDS[known.data] : status;
}

/** True where the law binds on the day that the status speaks of. */
export function isBinding(status: string): boolean {
  return status === 'in-force';
}

/** `clause — status`: the way every decision names its law. */
export function formatLaw(law: { readonly clause: string; readonly citation: string; readonly status: string }): string {
  return `${law.clause}, ${law.citation} — ${formatLawStatus(law.status)}`;
}
