/** The FollowTheMoney property of an identifier by the words that publishers print before it; the first that fits decides. */
const PROPERTY_BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/passport|travel document/i, 'passportNumber'],
  [/digital currency address/i, 'cryptoWallet'],
  [/\bIMO\b|vessel registration identification/i, 'imoNumber'],
  [/\bMMSI\b/i, 'mmsi'],
  [/legal entity (number|identifier)|\bLEI\b/i, 'leiCode'],
  [/SWIFT|\bBIC\b|\bBIK\b/i, 'swiftBic'],
  [/\bISIN\b/i, 'isin'],
  [/tax id|\bR\.?F\.?C\.?$|V\.?A\.?T\.?|\bNIT\b|\bRUC\b|fiscal|taxpayer|\bRTN\b|\bRIF\b|C\.?U\.?I\.?T/i, 'taxNumber'],
  [
    /national id|cedula|identity card|C\.?U\.?R\.?P|D\.?N\.?I|SSN|national foreign id|residency|electoral|\bI\.D\.|personal id|birth cert|identification number|national identification/i,
    'idNumber',
  ],
  [
    /regist(ration|ry|er)|company number|commercial|folio|matricula|chamber|government gazette|enterprise number|business number|USCC|unified social|incorporation|D-U-N-S|trade license|C\.R\. No|central registration/i,
    'registrationNumber',
  ],
  [/serial number|construction number|tail number/i, 'registrationNumber'],
];

/** Where an identifier printed under these words belongs; undefined for what identifies nobody (dates, websites, remarks). */
export function identifierProperty(words: string): string | undefined {
  return PROPERTY_BY_WORDS.find(([pattern]) => pattern.test(words))?.[1];
}
