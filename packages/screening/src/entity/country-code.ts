/** Names that publishers use and that English display names do not cover. */
const PUBLISHERS_NAMES: readonly (readonly [string, string])[] = [
  ['burma', 'MM'],
  ['congo democratic republic of the', 'CD'],
  ['democratic republic of the congo', 'CD'],
  ['congo republic of the', 'CG'],
  ['republic of the congo', 'CG'],
  ['cote d ivoire', 'CI'],
  ['czech republic', 'CZ'],
  ['democratic people s republic of korea', 'KP'],
  ['korea north', 'KP'],
  ['korea south', 'KR'],
  ['republic of korea', 'KR'],
  ['gaza', 'PS'],
  ['palestinian', 'PS'],
  ['palestine', 'PS'],
  ['west bank', 'PS'],
  ['state of palestine', 'PS'],
  ['great britain', 'GB'],
  ['england', 'GB'],
  ['uk', 'GB'],
  ['hong kong', 'HK'],
  ['iran islamic republic of', 'IR'],
  ['islamic republic of iran', 'IR'],
  ['ivory coast', 'CI'],
  ['lao people s democratic republic', 'LA'],
  ['libyan arab jamahiriya', 'LY'],
  ['macau', 'MO'],
  ['macedonia', 'MK'],
  ['the republic of north macedonia', 'MK'],
  ['micronesia federated states of', 'FM'],
  ['moldova republic of', 'MD'],
  ['republic of moldova', 'MD'],
  ['peoples republic of china', 'CN'],
  ['people s republic of china', 'CN'],
  ['republic of china', 'TW'],
  ['russian federation', 'RU'],
  ['swaziland', 'SZ'],
  ['syrian arab republic', 'SY'],
  ['taiwan province of china', 'TW'],
  ['tanzania united republic of', 'TZ'],
  ['united republic of tanzania', 'TZ'],
  ['turkey', 'TR'],
  ['u a e', 'AE'],
  ['uae', 'AE'],
  ['usa', 'US'],
  ['u s a', 'US'],
  ['united states of america', 'US'],
  ['united kingdom of great britain and northern ireland', 'GB'],
  ['venezuela bolivarian republic of', 'VE'],
  ['bolivarian republic of venezuela', 'VE'],
  ['viet nam', 'VN'],
  ['the gambia', 'GM'],
  ['the bahamas', 'BS'],
  ['bahamas the', 'BS'],
  ['kosovo', 'XK'],
  ['region crimea', 'UA'],
  ['yemen republic of', 'YE'],
  ['virgin islands british', 'VG'],
  ['region gaza', 'PS'],
  ['region west bank', 'PS'],
  ['north macedonia the republic of', 'MK'],
  ['saint kitts and nevis', 'KN'],
  ['saint vincent and the grenadines', 'VC'],
  ['saint lucia', 'LC'],
  ['man isle of', 'IM'],
  ['cabo verde', 'CV'],
  ['macao', 'MO'],
];

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CODE_BY_NAME: ReadonlyMap<string, string> = namesToCodes();

/**
 * The ISO 3166-1 alpha-2 code, in capitals, of a country written as a code (`ru`, `UA-43`) or by its English name.
 * Undefined when it is neither.
 */
export function countryCode(text: string): string | undefined {
  const plain = plainName(text);
  const named = CODE_BY_NAME.get(plain);
  if (named !== undefined) return named;
  const code = /^([a-z]{2})(?:[ -][a-z0-9]{1,3})?$/.exec(plain)?.[1];
  return code?.toUpperCase();
}

function namesToCodes(): Map<string, string> {
  const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes = new Map<string, string>();
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const code = first + second;
      // A withdrawn code has its successor's name: DD says "Germany" too, and stands before DE.
      if (new Intl.Locale(`und-${code}`).region !== code) continue;
      const name = regions.of(code);
      if (name !== undefined && !codes.has(plainName(name))) codes.set(plainName(name), code);
    }
  }
  for (const [name, code] of PUBLISHERS_NAMES) codes.set(name, code);
  return codes;
}

function plainName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
