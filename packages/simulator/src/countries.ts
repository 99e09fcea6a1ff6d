import countries from 'i18n-iso-countries';
import type { CultureName } from './names/cultures.ts';

/** A country in which the made-up provider has customers. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  /** The international dialling code, without `+`. */
  readonly dial: string;
  readonly culture: CultureName;
  readonly cities: readonly string[];
}

type CountryRow = readonly [code: string, dial: string, culture: CultureName, cities: string];

/** The countries besides the United States, the most frequent first. */
const ABROAD: readonly CountryRow[] = [
  ['GB', '44', 'english', 'Bristol,Leeds,London'],
  ['DE', '49', 'german', 'Berlin,Hamburg,München'],
  ['IN', '91', 'indian', 'Bengaluru,Pune,Hyderabad'],
  ['CA', '1', 'english', 'Toronto,Calgary,Halifax'],
  ['FR', '33', 'french', 'Lyon,Nantes,Paris'],
  ['JP', '81', 'japanese', 'Osaka,Sendai,Tokyo'],
  ['KR', '82', 'korean', 'Seoul,Daejeon,Busan'],
  ['SG', '65', 'chinese', 'Singapore'],
  ['NL', '31', 'german', 'Utrecht,Eindhoven'],
  ['AU', '61', 'english', 'Sydney,Perth,Hobart'],
  ['BR', '55', 'portuguese', 'Recife,Curitiba,São Paulo'],
  ['CN', '86', 'chinese', 'Chengdu,Hangzhou,Xiamen'],
  ['IL', '972', 'hebrew', 'Haifa,Tel Aviv'],
  ['SE', '46', 'nordic', 'Uppsala,Malmö'],
  ['CH', '41', 'german', 'Basel,Zürich'],
  ['ES', '34', 'spanish', 'Bilbao,Valencia'],
  ['IT', '39', 'italian', 'Bologna,Torino'],
  ['PL', '48', 'slavic', 'Gdańsk,Kraków'],
  ['AE', '971', 'arabic', 'Dubai,Abu Dhabi'],
  ['TW', '886', 'chinese', 'Taipei,Hsinchu'],
  ['HK', '852', 'chinese', 'Hong Kong'],
  ['MX', '52', 'spanish', 'Monterrey,Puebla'],
  ['IE', '353', 'english', 'Cork,Galway'],
  ['UA', '380', 'cyrillic', 'Lviv,Kharkiv'],
  ['TR', '90', 'turkish', 'Ankara,İzmir'],
  ['SA', '966', 'arabic', 'Riyadh,Jeddah'],
  ['VN', '84', 'vietnamese', 'Hà Nội,Đà Nẵng'],
  ['ID', '62', 'malay', 'Bandung,Surabaya'],
  ['MY', '60', 'malay', 'Penang,Kuala Lumpur'],
  ['TH', '66', 'thai', 'Bangkok,Chiang Mai'],
  ['PH', '63', 'spanish', 'Cebu,Davao'],
  ['AT', '43', 'german', 'Graz,Wien'],
  ['BE', '32', 'french', 'Liège,Gent'],
  ['DK', '45', 'nordic', 'Aarhus,Odense'],
  ['NO', '47', 'nordic', 'Bergen,Trondheim'],
  ['FI', '358', 'nordic', 'Tampere,Oulu'],
  ['CZ', '420', 'slavic', 'Brno,Plzeň'],
  ['PT', '351', 'portuguese', 'Porto,Braga'],
  ['GR', '30', 'greek', 'Patra,Thessaloniki'],
  ['RO', '40', 'italian', 'Cluj-Napoca,Iași'],
  ['HU', '36', 'slavic', 'Szeged,Debrecen'],
  ['SK', '421', 'slavic', 'Košice,Žilina'],
  ['SI', '386', 'slavic', 'Ljubljana,Maribor'],
  ['HR', '385', 'slavic', 'Zagreb,Rijeka'],
  ['EE', '372', 'nordic', 'Tartu,Tallinn'],
  ['LT', '370', 'slavic', 'Kaunas,Vilnius'],
  ['LU', '352', 'french', 'Luxembourg'],
  ['CY', '357', 'greek', 'Limassol,Nicosia'],
  ['ZA', '27', 'african', 'Durban,Cape Town'],
  ['NG', '234', 'african', 'Lagos,Enugu'],
  ['KE', '254', 'african', 'Nairobi,Kisumu'],
  ['GH', '233', 'african', 'Accra,Kumasi'],
  ['EG', '20', 'arabic', 'Cairo,Alexandria'],
  ['MA', '212', 'arabic', 'Rabat,Agadir'],
  ['JO', '962', 'arabic', 'Amman,Irbid'],
  ['AR', '54', 'spanish', 'Rosario,Mendoza'],
  ['CL', '56', 'spanish', 'Valdivia,Santiago'],
  ['CO', '57', 'spanish', 'Medellín,Manizales'],
  ['NZ', '64', 'english', 'Dunedin,Wellington'],
  // Only the injected cases live here: a special measure binds on Belarus, another on Uzbekistan has lapsed.
  ['BY', '375', 'cyrillic', 'Minsk,Hrodna'],
  ['UZ', '998', 'turkish', 'Samarkand,Tashkent'],
];

export const US: Country = toCountry(['US', '1', 'english', 'Boise,Columbus,Denver,Omaha,Portland,Raleigh,Tucson']);

const CASES_ONLY: readonly string[] = ['BY', 'UZ'];
const ALL = new Map([US, ...ABROAD.map(toCountry)].map((country) => [country.code, country]));

/** Countries abroad of the ordinary customers, the most frequent first. */
export const ORDINARY_ABROAD: readonly Country[] = [...ALL.values()].filter(({ code }) => code !== 'US' && !CASES_ONLY.includes(code));

/** The country of an alpha-2 code. Throws when the sample has none such. */
export function countryOf(code: string): Country {
  const country = ALL.get(code);
  if (country === undefined) throw new RangeError(`The sample has no country "${code}".`);
  return country;
}

function toCountry([code, dial, culture, cities]: CountryRow): Country {
  return { code, name: countries.getName(code, 'en') ?? code, dial, culture, cities: cities.split(',') };
}
