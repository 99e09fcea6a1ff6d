/** Words of addresses and their short forms, across the languages in which lists print them. Each line: the form that stands for all, then the others. */
const FORMS: readonly string[] = [
  'st street str strasse straat ulitsa ulica ul calle rue via rua sokak sk shari',
  'rd road jalan jl weg chaussee',
  'ave avenue av avenida prospekt prospect pr pr-kt bulvari',
  'blvd boulevard bulvar bd bulevar',
  'sq square ploshchad pl plaza plaza platz meydan maidan',
  'ln lane pereulok per',
  'hwy highway shosse sh',
  'emb embankment naberezhnaya nab quai',
  'dr drive',
  'bldg building bld korpus korp stroenie str-e bina edificio ed gebaude',
  'fl floor etazh etage piso storey',
  'apt apartment kvartira kv flat appartement wohnung',
  'rm room komnata kom kabinet pomeshchenie pom',
  'ste suite office ofis of oficina',
  'ctr center centre',
  'dist district rayon raion r-n',
  'prov province oblast obl ostan vilayet',
  'n north',
  's south',
  'e east',
  'w west',
  'no number num nr nomer',
  'po pobox postbox postfach casilla apartado',
  'zone zona',
  'block blk kvartal',
  'house dom hse',
  'st-1 1st first',
  'st-2 2nd second',
  'st-3 3rd third',
  'st-4 4th fourth',
  'st-5 5th fifth',
];

const FORM_BY_WORD: ReadonlyMap<string, string> = new Map(
  FORMS.flatMap((line) => {
    const words = line.split(' ');
    return words.map((word): [string, string] => [word, words[0] ?? word]);
  }),
);

/** The form that stands for a word of addresses; undefined for any other word. */
export function addressForm(word: string): string | undefined {
  return FORM_BY_WORD.get(word);
}
