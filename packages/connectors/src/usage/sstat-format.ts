import { OutOfScope, type UsageFile, type UsageFormat, type UsageItem } from './usage-item.ts';

const FIELDS_OF_SSTAT = 18;

/** `sstat` of running steps: memory and disk, no accelerator time. Read so that nobody wonders where its rows went. */
export const sstatFormat: UsageFormat = {
  name: 'Slurm sstat',
  recognises: ([first = '']) => /^\d+(_\d+)?\.[a-z0-9]+\|/i.test(first) && first.split('|').length >= FIELDS_OF_SSTAT - 1,
  read: async function* (file: UsageFile): AsyncGenerator<UsageItem> {
    const skipped = new OutOfScope();
    for await (const line of file.lines())
      if (line.trim() !== '') skipped.add('a step as sstat tells it: memory and disk, no accelerator time');
    yield* skipped.items(file.name);
  },
};
