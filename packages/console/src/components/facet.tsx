import { NativeSelect } from '@mantine/core';

/** A filter of a list with the values it may take. */
export interface FacetChoice {
  readonly name: string;
  readonly label: string;
  /** What stands there when nothing is chosen. */
  readonly any: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
}

export function Facet({
  facet,
  value,
  onChange,
}: {
  readonly facet: FacetChoice;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <NativeSelect
      size="xs"
      aria-label={facet.label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: facet.any }, ...facet.values]}
    />
  );
}
