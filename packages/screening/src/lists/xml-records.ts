import { SaxesParser } from 'saxes';
import { ProblemError } from '@gatehouse/foundation';

/** An element as a tree of texts; attributes are left out below the root. */
export interface XmlNode {
  readonly tag: string;
  readonly children: XmlNode[];
  text: string;
}

export interface XmlRecord {
  readonly node: XmlNode;
  /** Attributes of the document's root. */
  readonly root: Readonly<Record<string, string>>;
}

const DEPTH_MAX = 64;

/**
 * Streams the elements whose tag is among `tags`; the rest of the document is never held.
 * Throws `bad-input` when the document is not well formed or ends early.
 */
export async function* xmlRecords(text: AsyncIterable<string>, tags: ReadonlySet<string>, file: string): AsyncGenerator<XmlRecord> {
  const parser = new SaxesParser();
  const open: XmlNode[] = [];
  const done: XmlRecord[] = [];
  let root: Readonly<Record<string, string>> | undefined;
  let depth = 0;
  let closed = false;
  parser.on('error', (error) => {
    throw new ProblemError(
      'bad-input',
      'The XML is broken or cut off.',
      'Download the file again, completely.',
      { file },
      { cause: error },
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEPTH_MAX)
      throw new ProblemError('bad-input', 'The XML is nested too deeply.', "Check that this is the publisher's file.", { file });
    root ??= { ...attributes };
    if (open.length === 0 && !tags.has(name)) return;
    const node: XmlNode = { tag: name, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (piece) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += piece;
  });
  parser.on('closetag', () => {
    depth -= 1;
    if (depth === 0) closed = true;
    const node = open.pop();
    if (node !== undefined && open.length === 0) done.push({ node, root: root ?? {} });
  });
  for await (const chunk of text) {
    parser.write(chunk);
    yield* done.splice(0);
  }
  parser.close();
  if (!closed) throw new ProblemError('bad-input', 'The XML ends early: the file was cut off.', 'Download it again, completely.', { file });
  yield* done.splice(0);
}

/** The text of the first child of this tag, trimmed; empty without one. */
export function textOf(node: XmlNode, tag: string): string {
  return (
    node.children
      .find((child) => child.tag === tag)
      ?.text.replace(/\s+/g, ' ')
      .trim() ?? ''
  );
}

/** The children of this tag. */
export function childrenOf(node: XmlNode, tag: string): XmlNode[] {
  return node.children.filter((child) => child.tag === tag);
}

/** The texts of `inner` children of `outer` children. */
export function textsOf(node: XmlNode, outer: string, inner: string): string[] {
  return childrenOf(node, outer).flatMap((child) => childrenOf(child, inner).map((leaf) => leaf.text.trim()));
}
