/** An identifier, in the type of identifiers. */
export function IdText({ id }: { readonly id: string }) {
  return <code className="id">{id}</code>;
}
