import data from '../../data/legal-forms.json' with { type: 'json' };

const WORDS_MAX = 8;
const CLASS_BY_FORM: ReadonlyMap<string, string> = classByForm();

/** The words that forms begin with, and how many words the longest of each has. */
const WORDS_BY_FIRST: ReadonlyMap<string, number> = wordsByFirst();

const LOOSE_FORMS: ReadonlySet<string> = new Set('ltd limited co company inc incorporated pte pty pvt'.split(' '));

/** Whether a form, by its first word, stands for companies of many kinds ("Limited", "Inc."): it contradicts none. */
export function isLooseForm(word: string): boolean {
  return LOOSE_FORMS.has(word);
}

/** A legal form found among a name's words. */
export interface FoundLegalForm {
  readonly class: string;
  readonly start: number;
  readonly length: number;
}

/**
 * The legal forms within folded words, longest first ("open joint stock company" is one form): `Siemens Aktiengesellschaft` and `Siemens AG` are of one class.
 * A form that makes up the whole name is none.
 */
export function findLegalForms(words: readonly string[]): FoundLegalForm[] {
  const found: FoundLegalForm[] = [];
  for (let start = 0; start < words.length; start += 1) {
    const form = longestFrom(words, start);
    if (form === undefined) continue;
    found.push(form);
    start += form.length - 1;
  }
  const covered = found.reduce((sum, form) => sum + form.length, 0);
  return covered === words.length ? [] : found;
}

function longestFrom(words: readonly string[], start: number): FoundLegalForm | undefined {
  const length_max = Math.min(WORDS_BY_FIRST.get(words[start] ?? '') ?? 0, words.length - start);
  for (let length = length_max; length >= 1; length -= 1) {
    const form = CLASS_BY_FORM.get(words.slice(start, start + length).join(' '));
    if (form !== undefined && (length > 1 || standsWhereFormsStand(words, start))) return { class: form, start, length };
  }
  return undefined;
}

// Forms of two letters are words and initials too: alone they count at the ends of a name only.
function standsWhereFormsStand(words: readonly string[], position: number): boolean {
  return (words[position] ?? '').length > 2 || position === 0 || position === words.length - 1;
}

function classByForm(): Map<string, string> {
  const forms = new Map<string, string>();
  for (const [name, spellings] of Object.entries(data.classes)) {
    for (const spelling of spellings) if (!forms.has(spelling)) forms.set(spelling, name);
  }
  return forms;
}

function wordsByFirst(): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const form of CLASS_BY_FORM.keys()) {
    const words = form.split(' ');
    if (words.length > WORDS_MAX) continue;
    const [first = ''] = words;
    lengths.set(first, Math.max(lengths.get(first) ?? 0, words.length));
  }
  return lengths;
}
