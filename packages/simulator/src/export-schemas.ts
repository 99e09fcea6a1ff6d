import { EXPORT_FILES, Provider, Truth } from '@gatehouse/contracts';

/**
 * JSON Schemas (draft 2020-12) of what a provider writes: one a file of the export, and the truth's. By the name of the schema's own file.
 * They describe the input: members with a default may be left out. `ownership.json` follows the Beneficial Ownership Data Standard 0.4.
 */
export function exportSchemas(): ReadonlyMap<string, string> {
  const rows = Object.entries(EXPORT_FILES).map(([file, schema]) => ({
    name: file.replace('.jsonl', ''),
    of: `A line of ${file}`,
    schema,
  }));
  const all = [
    { name: 'provider', of: 'provider.json', schema: Provider },
    ...rows,
    { name: 'truth', of: 'DIR.truth.json, beside the export', schema: Truth },
  ];
  return new Map(
    all.map(({ name, of, schema }) => {
      const { $schema, ...rest } = schema.toJSONSchema({ io: 'input', target: 'draft-2020-12' });
      return [`${name}.schema.json`, `${JSON.stringify({ $schema, title: of, ...rest }, null, 2)}\n`];
    }),
  );
}
