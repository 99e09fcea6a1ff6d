import { SaxesParser } from 'saxes';
import { ProblemError } from '@gatehouse/foundation';
import { LIST_LIMITS } from './list-limits.ts';

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};
// Shorter texts are copied by the engine anyhow.
const SLICE_MIN = 13;
const UTF_8 = /^(utf-?8|us-ascii)$/i;
const CUT_OFF = 'Download it again, completely.';
const CHECK = "Check that this is the publisher's file.";

/** An element as a tree of texts. */
export interface XmlNode {
  /** Without a prefix. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

/** Attributes of the document's root. */
export type XmlRoot = Readonly<Record<string, string>>;

/**
 * Streams the elements whose tag is among `tags` to `onRecord`; the rest of the document is never held.
 * Entities beyond the five of XML are not read: a document that declares any is refused, so it can reach no other file and cannot swell.
 * Throws `bad-input` when the document is not well formed, ends early, or one of its pieces is beyond the limits.
 */
export async function readXmlRecords(
  text: AsyncIterable<string>,
  tags: ReadonlySet<string>,
  file: string,
  onRecord: (node: XmlNode, root: XmlRoot) => void,
): Promise<void> {
  const reader = new XmlReader(tags, file, onRecord);
  for await (const chunk of text) reader.write(chunk);
  reader.end();
}

class XmlReader {
  readonly #tags: ReadonlySet<string>;
  readonly #file: string;
  readonly #onRecord: (node: XmlNode, root: XmlRoot) => void;
  readonly #parser = new SaxesParser();
  readonly #open: XmlNode[] = [];
  #root: XmlRoot | undefined;
  #depth = 0;
  #isClosed = false;
  #written = 0;
  /** Characters written when the last token, and the record under way, began. */
  #tokenAt = 0;
  #recordAt = 0;

  constructor(tags: ReadonlySet<string>, file: string, onRecord: (node: XmlNode, root: XmlRoot) => void) {
    this.#tags = tags;
    this.#file = file;
    this.#onRecord = onRecord;
    this.#parser.on('error', (error) => {
      throw this.#broken('The XML is broken or cut off.', 'Download the file again, completely.', { cause: error });
    });
    this.#parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !UTF_8.test(encoding))
        throw this.#broken(`The XML says that it is ${encoding.slice(0, 20)}, and is read as UTF-8.`, 'Save it as UTF-8.');
    });
    this.#parser.on('doctype', () => {
      throw this.#broken('The XML declares a document type, as no list does.', CHECK);
    });
    this.#parser.on('opentag', ({ name, attributes, isSelfClosing }) => this.#opened(name, attributes, isSelfClosing));
    this.#parser.on('text', (piece) => this.#texted(piece));
    this.#parser.on('cdata', (piece) => this.#texted(piece));
    this.#parser.on('closetag', () => this.#closed());
  }

  write(chunk: string): void {
    this.#written += chunk.length;
    this.#parser.write(chunk);
    const max = LIST_LIMITS.record_characters_max;
    if (this.#written - this.#tokenAt > max) throw this.#broken('A text or tag has no end.', CHECK);
    if (this.#open.length > 0 && this.#written - this.#recordAt > max)
      throw this.#broken(`A record is longer than ${max} characters.`, CHECK);
  }

  end(): void {
    this.#parser.close();
    if (!this.#isClosed) throw this.#broken('The XML ends early: the file was cut off.', CUT_OFF);
  }

  #opened(name: string, attributes: Readonly<Record<string, string>>, isSelfClosing: boolean): void {
    this.#tokenAt = this.#written;
    this.#depth += 1;
    if (this.#depth > LIST_LIMITS.depth_max) throw this.#broken('The XML is nested too deeply.', CHECK);
    this.#root ??= { ...attributes };
    const tag = localName(name);
    if (this.#open.length === 0) {
      if (!this.#tags.has(tag)) return;
      this.#recordAt = this.#written;
    }
    const node: XmlNode = { tag, attributes: ownAttributes(attributes), children: isSelfClosing ? EMPTY : [], text: '' };
    this.#open.at(-1)?.children.push(node);
    this.#open.push(node);
  }

  #texted(piece: string): void {
    this.#tokenAt = this.#written;
    const node = this.#open.at(-1);
    if (node !== undefined) node.text += piece;
  }

  #closed(): void {
    this.#tokenAt = this.#written;
    this.#depth -= 1;
    if (this.#depth === 0) this.#isClosed = true;
    const node = this.#open.pop();
    if (node === undefined) return;
    // Between children there is indentation only.
    node.text = node.children.length > 0 && node.text.trim() === '' ? '' : own(node.text.trim());
    if (this.#open.length === 0) this.#onRecord(node, this.#root ?? NO_ATTRIBUTES);
  }

  #broken(detail: string, fix: string, options?: ErrorOptions): ProblemError {
    return new ProblemError('bad-input', detail, fix, { file: this.#file, line: this.#parser.line }, options);
  }
}

const EMPTY: XmlNode[] = [];

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function ownAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  let copy: Record<string, string> | undefined;
  for (const name in attributes) {
    const value = attributes[name] ?? '';
    if (name === '__proto__') continue;
    copy ??= {};
    copy[localName(name)] = own(value);
  }
  return copy ?? NO_ATTRIBUTES;
}

/** A copy that stands alone: a slice would keep the whole piece of the file in memory that it was cut from. */
function own(text: string): string {
  return text.length < SLICE_MIN ? text : ` ${text}`.slice(1);
}

/** The text of the first child of this tag, its white space evened; empty without one. */
export function textOf(node: XmlNode, tag: string): string {
  return node.children.find((child) => child.tag === tag)?.text.replace(/\s+/g, ' ') ?? '';
}

/** The children of this tag. */
export function childrenOf(node: XmlNode, tag: string): XmlNode[] {
  return node.children.filter((child) => child.tag === tag);
}

/** The texts of `inner` children of `outer` children, without the empty ones. */
export function textsOf(node: XmlNode, outer: string, inner: string): string[] {
  return childrenIn(node, outer, inner)
    .map((leaf) => leaf.text)
    .filter((text) => text !== '');
}

/** The `inner` children of `outer` children. */
export function childrenIn(node: XmlNode, outer: string, inner: string): XmlNode[] {
  return childrenOf(node, outer).flatMap((child) => childrenOf(child, inner));
}

/** Every descendant of this tag, in the document's order. */
export function descendantsOf(node: XmlNode, tag: string): XmlNode[] {
  return node.children.flatMap((child) => (child.tag === tag ? [child, ...descendantsOf(child, tag)] : descendantsOf(child, tag)));
}
