import type { ListEntry } from '@gatehouse/contracts';

/**
 * Parties that have stood on a list for many years, by their publisher's own caption: a file without them is broken, or history is being made,
 * and either way a person looks. Only those that the live version holds are asked for, so that a delisting needs two persons once.
 */
export const LIST_CANARIES: Readonly<Record<string, readonly string[]>> = {
  SDN: ['BANCO NACIONAL DE CUBA', 'HAMAS', 'HIZBALLAH', "AL QA'IDA", 'ISLAMIC REVOLUTIONARY GUARD CORPS'],
  EL: ['Huawei Technologies Co., Ltd.', 'Gazprom Flot, OOO'],
  DPL: ['MAHAN AIRWAYS'],
  ISN: ['Aviazapchast', 'Abdul Qadeer Khan'],
  MEU: ['AECC Aviation Power Co. Ltd.'],
  UN: ['AL-QAIDA', 'TEHRIK-E TALIBAN PAKISTAN (TTP)'],
};

/** The canaries of a list that one version holds and the next does not. */
export function missingCanaries(list: string, live: readonly ListEntry[], next: readonly ListEntry[]): string[] {
  const asked = LIST_CANARIES[list] ?? [];
  if (asked.length === 0) return [];
  const [before, after] = [captionKeys(live), captionKeys(next)];
  return asked.filter((name) => before.has(captionKey(name)) && !after.has(captionKey(name)));
}

/** The captions of entries without what formats write differently: case, spaces, marks. */
export function captionKeys(entries: readonly ListEntry[]): Set<string> {
  return new Set(entries.map((entry) => captionKey(entry.entity.caption ?? '')));
}

export function captionKey(caption: string): string {
  return caption
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
