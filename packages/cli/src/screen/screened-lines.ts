import { FtmEntity, type ListEntry, type ScreenAnswer } from '@gatehouse/contracts';
import { buildIndex, type ScoringProfile, type ScreeningIndex } from '@gatehouse/screening';
import { answerLine } from '../json-lines-verb.ts';
import { parseLine } from '../parse-line.ts';

/** A line of the input that is not blank, and its number there. */
export interface NumberedLine {
  readonly number: number;
  readonly line: string;
}

/** The lines of the answer to some lines, each with its end; `failed` where one of them tells an error. */
export interface AnsweredLines {
  readonly text: string;
  readonly failed: boolean;
}

/** All that an answer depends on; can be sent to another thread. */
export interface ScreeningTerms {
  readonly entries: readonly ListEntry[];
  readonly lists: ScreenAnswer['lists'];
  readonly threshold: number;
  readonly limit: number;
  readonly profile: ScoringProfile;
}

/** The terms without what no score depends on: less to copy into another thread. */
export function slimTerms(terms: ScreeningTerms): ScreeningTerms {
  return { ...terms, entries: terms.entries.map((entry) => ({ ...entry, aliases: [], programmes: [], source: {} })) };
}

/** Answers lines of `screen`: the same in every thread. */
export class ScreenedLines {
  readonly #index: ScreeningIndex;
  readonly #terms: Omit<ScreeningTerms, 'entries'>;

  constructor({ entries, ...terms }: ScreeningTerms) {
    this.#index = buildIndex(entries);
    this.#terms = terms;
  }

  async answer(lines: readonly NumberedLine[]): Promise<AnsweredLines> {
    let text = '';
    let failed = false;
    for (const { line, number } of lines) {
      const answer = await answerLine(line, number, (input) => this.#screen(input));
      if ('error' in answer) failed = true;
      text += `${JSON.stringify(answer)}\n`;
    }
    return { text, failed };
  }

  #screen(input: unknown): ScreenAnswer & { unreadable?: true } {
    const entity = parseLine(FtmEntity, input, 'Write a FollowTheMoney entity: {"id", "schema", "properties": {"name": ["…"]}}.');
    const { lists, threshold, limit, profile } = this.#terms;
    const { matches, unreadable } = this.#index.answer(entity, { threshold, limit, profile });
    return { matches, lists, ...(unreadable ? { unreadable: true } : {}) };
  }
}
