/** What would appear here, and how to make it appear. */
export function EmptyState({ what, how }: { readonly what: string; readonly how: string }) {
  return (
    <div className="empty">
      <p>{what}</p>
      <p className="muted">{how}</p>
    </div>
  );
}
