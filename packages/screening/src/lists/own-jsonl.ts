import { FtmEntity } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { EntryDraft } from './entry-draft.ts';
import type { ListReader, ListReading } from './list-reader.ts';

const DEFAULT_LIST = 'own';

/** An operator's own list: one FollowTheMoney entity a line, with `list` (a name, `own` without it) and `blocking` beside it. */
export const ownJsonl: ListReader = {
  family: 'own-jsonl',
  recognises: (head) => /^\uFEFF?\{"/.test(head) && /"schema"/.test(head) && /"properties"/.test(head),
  read: readOwnJsonl,
};

async function readOwnJsonl(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const entries = [];
  let line = 0;
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const one of lines) {
      line += 1;
      if (one.trim() !== '') entries.push(draftOf(one, line, file).toEntry());
    }
  }
  if (rest.trim() !== '') entries.push(draftOf(rest, line + 1, file).toEntry());
  return { entries };
}

function draftOf(text: string, line: number, file: string): EntryDraft {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ProblemError(
      'bad-input',
      `Line ${line} is not JSON.`,
      'Write one FollowTheMoney entity a line.',
      { file, line },
      { cause: error },
    );
  }
  const parsed = FtmEntity.safeParse(json);
  if (!parsed.success)
    throw new ProblemError('bad-input', `Line ${line} is no FollowTheMoney entity.`, 'Give schema and properties.', { file, line });
  const { id = `${line}`, schema, properties, list, blocking } = parsed.data;
  const draft = new EntryDraft(typeof list === 'string' ? list : DEFAULT_LIST, id, schema, blocking === true);
  for (const name of properties['name'] ?? []) draft.name(name);
  for (const name of properties['alias'] ?? []) draft.alias(name);
  for (const name of properties['weakAlias'] ?? []) draft.alias(name, 'weak');
  for (const [property, values] of Object.entries(properties)) {
    if (property === 'name' || property === 'alias' || property === 'weakAlias') continue;
    for (const value of values) draft.property(property, value);
  }
  return draft;
}
