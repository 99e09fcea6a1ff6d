import { inflateSync } from 'node:zlib';

/** The streams of a PDF as Typst writes it, inflated, in the order of the file; what is not deflated stays as it is. */
export function pdfStreams(pdf: Buffer): { readonly dictionary: string; readonly content: Buffer }[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/<<((?:[^<>]|<<[^<>]*>>|<[0-9a-fA-F]*>)*)>>\s*stream\r?\n/g)].map((match) => {
    const begin = match.index + match[0].length;
    const dictionary = match[1] ?? '';
    const raw = pdf.subarray(begin, begin + Number(/\/Length (\d+)/.exec(dictionary)?.[1]));
    return { dictionary, content: dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw };
  });
}

/** The file that is embedded in a PDF, as text. */
export function embeddedText(pdf: Buffer): string | undefined {
  return pdfStreams(pdf)
    .find(({ dictionary }) => dictionary.includes('/EmbeddedFile'))
    ?.content.toString('utf8');
}

/** The drawing operators of each page. */
export function pageContents(pdf: Buffer): string[] {
  return pdfStreams(pdf)
    .map(({ content }) => content.toString('latin1'))
    .filter((content) => /\bBT\b/.test(content) && content.includes('BDC'));
}
