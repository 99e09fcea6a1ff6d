/** A name in its own script with the romanised form beneath. */
export function PersonName({ name, romanised }: { readonly name: string; readonly romanised: string | null }) {
  return (
    <span className="name">
      <bdi>{name}</bdi>
      {romanised !== null && romanised !== name && <small className="muted">{romanised}</small>}
    </span>
  );
}
