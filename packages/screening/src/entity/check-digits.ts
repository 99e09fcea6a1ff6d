/**
 * Check digits by scheme: true where the number fits its own, false where it does not, undefined where it has none that we know.
 * Numbers come folded: capitals and digits only.
 */
export function hasGoodCheckDigits(scheme: string, value: string): boolean | undefined {
  return CHECKS[scheme]?.(value);
}

const CHECKS: Readonly<Record<string, (value: string) => boolean | undefined>> = {
  LEI: (value) => /^[0-9A-Z]{18}\d{2}$/.test(value) && mod97(value) === 1,
  IMO: isImo,
  INN: isInn,
  OGRN: isOgrn,
  USCC: isUscc,
  ISIN: isIsin,
  IBAN: (value) => /^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/.test(value) && mod97(value.slice(4) + value.slice(0, 4)) === 1,
};

/** ISO/IEC 7064 MOD 97-10 with letters as two digits, as ISO 17442 (LEI) and ISO 13616 (IBAN) use it. */
function mod97(value: string): number {
  let rest = 0;
  for (const character of value) {
    const number = Number.parseInt(character, 36);
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
  }
  return rest;
}

/** IMO ship number (IMO resolution A.1117(30)): six digits weighed 7 to 2, the last digit of the sum is the seventh. Others have no check digit. */
function isImo(value: string): boolean | undefined {
  if (!/^\d{7}$/.test(value)) return undefined;
  return weighed(value, [7, 6, 5, 4, 3, 2]) % 10 === Number(value[6]);
}

/** Russian tax number: ten digits for organisations, twelve for people (order of the tax service MMV-7-6/435). */
function isInn(value: string): boolean {
  const digitAt = (position: number, weights: readonly number[]): boolean =>
    (weighed(value, weights) % 11) % 10 === Number(value[position]);
  if (/^\d{10}$/.test(value)) return digitAt(9, [2, 4, 10, 3, 5, 9, 4, 6, 8]);
  if (!/^\d{12}$/.test(value)) return false;
  return digitAt(10, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) && digitAt(11, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
}

/** Russian register number: 13 digits, the last the rest by 11; of sole traders 15, by 13. */
function isOgrn(value: string): boolean {
  if (!/^(\d{13}|\d{15})$/.test(value)) return false;
  const divisor = value.length === 13 ? 11n : 13n;
  return ((BigInt(value.slice(0, -1)) % divisor) % 10n).toString() === value.at(-1);
}

const USCC_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Chinese unified social credit code (GB 32100-2015): weights are the powers of 3 modulo 31. */
function isUscc(value: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(value)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of value.slice(0, 17)) {
    sum += USCC_CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_CHARACTERS.indexOf(value.charAt(17)) === (31 - (sum % 31)) % 31;
}

/** ISIN (ISO 6166): letters as two digits, then the Luhn sum. */
function isIsin(value: string): boolean {
  if (!/^[A-Z]{2}[0-9A-Z]{9}\d$/.test(value)) return false;
  const digits = [...value].flatMap((character) => [...String(Number.parseInt(character, 36))].map(Number)).toReversed();
  const sum = digits.reduce((total, digit, index) => total + (index % 2 === 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9), 0);
  return sum % 10 === 0;
}

function weighed(value: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(value[index]), 0);
}
