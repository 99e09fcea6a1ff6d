/** Does a list count under a rule? `unclear` where the list holds both parties that do and parties that do not. */
export type Counting = 'yes' | 'unclear' | 'no';

/** Programs of designation that 15 CFR 744.8(a)(1) names, by the tag of the SDN list. Written from memory: a person must confirm them. */
export const AFFILIATES_SDN_PROGRAMS: readonly string[] = [
  'BELARUS',
  'BELARUS-EO14038',
  'FTO',
  'ILLICIT-DRUGS-EO14059',
  'NPWMD',
  'RUSSIA-EO14024',
  'SDGT',
  'SDNT',
  'SDNTK',
  'TCO',
  'UKRAINE-EO13660',
  'UKRAINE-EO13661',
  'UKRAINE-EO13662',
  'UKRAINE-EO13685',
];

/**
 * OFAC's 50 Percent Rule counts blocked persons: the SDN list, of any programme. The non-SDN lists hold parties under lesser
 * sanctions too, so the list alone leaves it open; SSI, CAPTA, CMIC and FSE do not block. Source: OFAC FAQ 398 to 402.
 */
export function countsForOfac(list: string): Counting {
  const [name] = partsOf(list);
  if (name === 'SDN') return 'yes';
  return name === 'NONSDN' || name === 'MBS' || name === 'NS-MBS' ? 'unclear' : 'no';
}

/**
 * The BIS Affiliates Rule counts the Entity List, the MEU List and SDNs of the programmes in 15 CFR 744.8(a)(1).
 * `SDN:PROGRAM` tells the programme; a bare `SDN` does not, so it stays open.
 */
export function countsForAffiliates(list: string): Counting {
  const [name, program] = partsOf(list);
  if (name === 'EL' || name === 'MEU') return 'yes';
  if (name !== 'SDN') return 'no';
  if (program === undefined) return 'unclear';
  return AFFILIATES_SDN_PROGRAMS.includes(program) ? 'yes' : 'no';
}

function partsOf(list: string): [string, string | undefined] {
  const [name = '', program] = list.trim().toUpperCase().split(/[:/]/, 2);
  return [name, program];
}
