/**
 * Entries of the US Government's lists that the cases use, as OFAC and BIS publish them (public domain):
 * the Specially Designated Nationals list of 2024-05-03 and the Entity List in the Consolidated Screening List of 2022-05-16.
 */
export const LISTED = {
  mikron: {
    name: 'JOINT STOCK COMPANY MIKRON',
    alias: 'NII MOLEKULYARNOI ELEKTRONIKI I ZAVOD MIKRON PAO',
    source: 'SDN 35936',
    jurisdiction: 'RU',
    identifier: { scheme: 'RU-OGRN', id: '1027700073466' },
  },
  angstremT: {
    name: 'JSC ANGSTREM-T',
    source: 'SDN 35009',
    jurisdiction: 'RU',
    identifier: { scheme: 'RU-OGRN', id: '1057735022377' },
  },
  sernia: {
    name: 'SERNIA-FILM CO, LTD',
    source: 'SDN 35073',
    jurisdiction: 'RU',
    identifier: { scheme: 'RU-OGRN', id: '1027739603055' },
  },
  presto: { name: 'Presto Freight International, LLC', source: 'Entity List', jurisdiction: 'AE' },
  karima: { name: 'Abdollah Karima', source: 'SDN 24033', birthDate: '1979-03-21', nationality: 'IR' },
  samoylov: { name: 'Artem Samoylov', source: 'SDN 36362', birthDate: '1989-07-07', nationality: 'RU' },
} as const;

/** People of the SDN list whose names are common, and innocent customers who only bear the name: born in another year, of another country. */
export const NAMESAKES = [
  { name: 'Eric Chan', source: 'SDN 29260 (born 1959, Hong Kong)', born: '1988-02-11', country: 'CA' },
  { name: 'Soe Win', source: 'SDN 27226 (born 1960, Burma)', born: '1997-10-30', country: 'AU' },
  { name: 'Hasan Ahmad', source: 'SDN 22060 (born 1966, Syria)', born: '2001-04-19', country: 'SE' },
  { name: 'Ibrahim Mustafa', source: 'SDN 22167 (born 1984, Syria)', born: '1961-08-08', country: 'DE' },
  { name: 'Zhu Chen', source: 'SDN 30510 (born 1953, China)', born: '1992-12-01', country: 'SG' },
  { name: 'Ghassan Abbas', source: 'SDN 20940 (born 1960)', born: '1995-06-24', country: 'BR' },
] as const;
