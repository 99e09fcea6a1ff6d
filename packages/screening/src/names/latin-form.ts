import anyAscii from 'any-ascii';
import { pinyin } from 'pinyin-pro';

const HAN = /\p{Script=Han}+/gu;

/** A name of any script in Latin letters, for people to read: Han by pinyin with surname readings, the rest by its usual romanisation. */
export function latinForm(name: string): string {
  const withoutHan = name.replaceAll(HAN, (run) => ` ${pinyin(run, { toneType: 'none', surname: 'head' })} `);
  const latin = anyAscii(withoutHan).replaceAll(/\s+/g, ' ').trim();
  return latin.replaceAll(/(^|[\s-])\p{Ll}/gu, (initial) => initial.toUpperCase());
}
