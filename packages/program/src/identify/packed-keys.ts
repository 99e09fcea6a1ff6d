import { isLinkKind, type LinkKey, WORDS_MAX } from '@gatehouse/ownership';

/** Keys as they are stored, by kind: the digest of each, behind the number of its word and a colon where that is not the first. */
export type PackedKeys = Readonly<Record<string, readonly string[]>>;

export function packKeys(keys: readonly LinkKey[]): PackedKeys {
  const byKind: Record<string, string[]> = {};
  for (const { kind, part, digest } of keys) (byKind[kind] ??= []).push(part === 0 ? digest : `${part}:${digest}`);
  return byKind;
}

/** The keys again; a kind that is not known any more, or a word beyond the limit, is passed over. */
export function unpackKeys(packed: PackedKeys): LinkKey[] {
  return Object.entries(packed).flatMap(([kind, texts]) =>
    texts.flatMap((text): LinkKey[] => {
      const colon = text.indexOf(':');
      const part = colon < 0 ? 0 : Number(text.slice(0, colon));
      return isLinkKind(kind) && part < WORDS_MAX ? [{ kind, part, digest: text.slice(colon + 1) }] : [];
    }),
  );
}
