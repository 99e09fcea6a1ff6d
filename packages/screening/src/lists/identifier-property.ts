/** The FollowTheMoney property of an identifier by the words that publishers print before it; the first that fits decides. */
const PROPERTY_BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/passport|travel document|travel doc/i, 'passportNumber'],
  [/digital currency address/i, 'cryptoWallet'],
  [/\bIMO\b|vessel registration identification|\bimo number/i, 'imoNumber'],
  [/\bMMSI\b/i, 'mmsi'],
  [/legal entity (number|identifier)|\bLEI\b/i, 'leiCode'],
  [/\bBIK\b/i, 'bikCode'],
  [/SWIFT|\bBIC\b/i, 'swiftBic'],
  [/\bISIN\b/i, 'isin'],
  [/D-U-N-S|\bDUNS\b/i, 'dunsCode'],
  [
    /tax id|\bR\.?F\.?C\.?$|V\.?A\.?T\.?|\bNIT\b|\bRUC\b|fiscal|taxpayer|\btax\b|\bRTN\b|\bRIF\b|C\.?U\.?I\.?T|\bFEIN\b|\bINN\b|\bTIN\b/i,
    'taxNumber',
  ],
  [
    /national id|cedula|identity card|\bid card|C\.?U\.?R\.?P|D\.?N\.?I|\bSSN\b|social security|foreign id|residency|residence|electoral|voter|\bI\.D\.|personal id|birth cert|identification (number|no)|national identification|driver|refugee|stateless|seafarer|military id|kimlik|tazkira|citizen'?s card|numero de identidad|servicio militar|\bLE Number|\bID No|credencial|I\.F\.E|^C\.U\.I\.? |permit number|^other identification/i,
    'idNumber',
  ],
  [
    /regist(ration|ry|er)|company number|commercial|folio|matricula|matr[ií]cula|chamber|government gazette|enterprise number|business number|USCC|uni(?:fied|ted) social|branch unit number|incorporation|trade license|^license|C\.R\. No|OGRN|\bpublic registration|economic register|organi[sz]ation code|certificate of/i,
    'registrationNumber',
  ],
  [/serial number|construction number|tail number|mode s transponder/i, 'registrationNumber'],
];

/** Where an identifier printed under these words belongs; undefined for what identifies nobody (dates, websites, remarks). */
export function identifierProperty(words: string): string | undefined {
  return PROPERTY_BY_WORDS.find(([pattern]) => pattern.test(words))?.[1];
}
