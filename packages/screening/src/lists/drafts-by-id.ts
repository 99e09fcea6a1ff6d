import type { ListEntry } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { EntryDraft } from './entry-draft.ts';
import { LIST_LIMITS } from './list-limits.ts';

/** The records of a file while it is read, each by its list and id. */
export class DraftsById {
  readonly #file: string;
  readonly #drafts = new Map<string, EntryDraft>();

  constructor(file: string) {
    this.#file = file;
  }

  /** The record of this id: the one that was begun before, or a new one. */
  open(list: string, entryId: string, schema: string, blocking: boolean): EntryDraft {
    const key = `${list}\n${entryId}`;
    const known = this.#drafts.get(key);
    if (known !== undefined) return known;
    const draft = new EntryDraft(list, entryId, schema, blocking);
    this.#add(key, draft);
    return draft;
  }

  /** A new record where the publisher gives each id once. Throws `bad-input` when it was there already. */
  begin(list: string, entryId: string, schema: string, blocking: boolean, line?: number): EntryDraft {
    const key = `${list}\n${entryId}`;
    if (this.#drafts.has(key)) throw twice(this.#file, entryId, line);
    const draft = new EntryDraft(list, entryId, schema, blocking);
    this.#add(key, draft);
    return draft;
  }

  find(list: string, entryId: string): EntryDraft | undefined {
    return this.#drafts.get(`${list}\n${entryId}`);
  }

  entries(): ListEntry[] {
    return Array.from(this.#drafts.values(), (draft) => draft.toEntry());
  }

  #add(key: string, draft: EntryDraft): void {
    if (this.#drafts.size >= LIST_LIMITS.records_max) {
      const detail = `The file holds more than ${LIST_LIMITS.records_max} records.`;
      throw new ProblemError('bad-input', detail, "Check that this is the publisher's file.", { file: this.#file });
    }
    this.#drafts.set(key, draft);
  }
}

function twice(file: string, entryId: string, line: number | undefined): ProblemError {
  const detail = `Two records have the number ${entryId.slice(0, 80)}: two downloads were joined, or the file was edited.`;
  return new ProblemError('bad-input', detail, 'Download the file again.', { file, field: 'id', ...(line === undefined ? {} : { line }) });
}
