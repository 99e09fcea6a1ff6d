import type { EntryDraft } from './entry-draft.ts';
import type { XmlNode } from './xml-records.ts';

/** Keeps every text and attribute of a record with the entry, by its path: `akaList/aka/lastName`, `nameAlias@wholeName`. */
export function keepXmlRecord(draft: EntryDraft, record: XmlNode, without: ReadonlySet<string> = new Set()): void {
  keepNode(draft, record, '', without);
}

function keepNode(draft: EntryDraft, node: XmlNode, path: string, without: ReadonlySet<string>): void {
  for (const name in node.attributes) draft.keep(`${path}@${name}`, node.attributes[name]);
  if (path !== '' && !without.has(path)) draft.keep(path, node.text);
  for (const child of node.children) keepNode(draft, child, path === '' ? child.tag : `${path}/${child.tag}`, without);
}
