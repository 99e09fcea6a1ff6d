/** Markup that is ready to be written: made by `html` only, so that a text is never taken for it. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlValue = string | number | Html | readonly (Html | '')[];

/**
 * Markup from a template: the template's own text stands as it is, every value is escaped, markup made by another `html` excepted.
 *
 * @example
 * html`<p>${'<b>'}</p>`.markup // '<p>&lt;b&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.map((text, index) => (index === 0 ? text : written(values[index - 1] ?? '') + text)).join(''));
}

function written(value: HtmlValue): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map((part) => (part === '' ? '' : part.markup)).join('\n');
  return String(value).replace(UNSAFE, (character) => ESCAPES[character] ?? '');
}

/** Marks of direction go too: a name must not turn the text after it. */
const UNSAFE = /[&<>"'\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?![\t\n])\p{Cc}/gu;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
