/** An interval of shares from 0 to 100 per cent, with the lines at 25 and 50. The words beside it say the same. */
export function ShareBar({ share }: { readonly share: { readonly min: number; readonly max: number } }) {
  return (
    <div className="share-bar" aria-hidden="true">
      <div className="share-fill" style={{ left: `${share.min}%`, width: `${Math.max(1, share.max - share.min)}%` }} />
      <i style={{ left: '25%' }} data-label="25" />
      <i style={{ left: '50%' }} data-label="50" />
    </div>
  );
}
