import type { RulePackSource } from '@gatehouse/contracts';

export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
  readonly fix: string;
}

/**
 * What a schema cannot see: that every clause, reading, choice and group which a pack names stands in it, and that no name stands twice.
 * Returns the first fault, or `undefined`.
 */
export function checkReferences(pack: RulePackSource): Fault | undefined {
  return [
    ...duplicates(pack),
    ...clauseFaults(pack),
    ...clockFaults(pack),
    ...readingFaults(pack),
    ...groupFaults(pack),
    ...dateFaults(pack),
  ][0];
}

function* duplicates(pack: RulePackSource): Iterable<Fault> {
  const lists = [
    ['clauses', pack.clauses.map((clause) => clause.citation)],
    ['readings', pack.readings.map((reading) => reading.id)],
    ['clocks', pack.clocks.map((clock) => clock.id)],
    ['thresholds', pack.thresholds.map((threshold) => threshold.id)],
    ['countryGroups', pack.countryGroups.map((group) => group.id)],
    ['calendars', pack.calendars.map((calendar) => calendar.id)],
  ] as const;
  for (const [list, names] of lists) {
    const seen = new Set<string>();
    for (const [index, name] of names.entries()) {
      if (seen.has(name))
        yield { path: [list, index], problem: `${list} holds "${name}" twice.`, fix: 'Give each its own name, or delete one.' };
      seen.add(name);
    }
  }
}

function* clauseFaults(pack: RulePackSource): Iterable<Fault> {
  const citations = new Set(pack.clauses.map((clause) => clause.citation));
  const lists = ['clocks', 'thresholds', 'parameters', 'countryGroups', 'calendars'] as const;
  for (const list of lists) {
    for (const [index, item] of pack[list].entries()) {
      if (citations.has(item.clause)) continue;
      yield {
        path: [list, index, 'clause'],
        problem: `No clause of this pack has the citation "${item.clause}".`,
        fix: 'Add the clause with its text under clauses.',
      };
    }
  }
}

function* clockFaults(pack: RulePackSource): Iterable<Fault> {
  const clocks = new Set(pack.clocks.map((clock) => clock.id));
  for (const [index, { clock }] of pack.thresholds.entries()) {
    if (clock === undefined || clocks.has(clock)) continue;
    yield {
      path: ['thresholds', index, 'clock'],
      problem: `No clock of this pack has the id "${clock}".`,
      fix: 'Name a clock that stands under clocks.',
    };
  }
}

function* readingFaults(pack: RulePackSource): Iterable<Fault> {
  const choices = new Map(pack.readings.map((reading) => [reading.id, new Set(reading.choices.map((choice) => choice.id))]));
  for (const [index, reading] of pack.readings.entries()) {
    if (!choices.get(reading.id)?.has(reading.default)) {
      yield {
        path: ['readings', index, 'default'],
        problem: `"${reading.default}" is no choice of ${reading.id}.`,
        fix: 'Name one of its choices.',
      };
    }
  }
  for (const use of readingUses(pack)) {
    const known = choices.get(use.reading);
    if (known === undefined) {
      yield {
        path: use.path,
        problem: `No reading of this pack has the id "${use.reading}".`,
        fix: 'Add it under readings, with its choices and default.',
      };
      continue;
    }
    for (const choice of use.choices ?? []) {
      if (!known.has(choice))
        yield { path: use.path, problem: `"${choice}" is no choice of ${use.reading}.`, fix: `Write one of ${[...known].join(', ')}.` };
    }
    if (use.all === true && use.choices?.length !== known.size) {
      yield {
        path: use.path,
        problem: `Not every choice of ${use.reading} is answered here.`,
        fix: `Answer each of ${[...known].join(', ')}.`,
      };
    }
  }
  if (pack.clocks.length > 0 && pack.deadline === undefined) {
    yield {
      path: ['clocks'],
      problem: 'A pack with clocks needs a deadline rule.',
      fix: 'Add deadline with its zone reading, minute and head start.',
    };
  }
}

interface ReadingUse {
  readonly path: readonly PropertyKey[];
  readonly reading: string;
  readonly choices?: readonly string[];
  readonly all?: boolean;
}

function* readingUses(pack: RulePackSource): Iterable<ReadingUse> {
  if (pack.deadline !== undefined) yield { path: ['deadline', 'reading'], reading: pack.deadline.reading };
  for (const [index, clock] of pack.clocks.entries()) {
    const path = ['clocks', index];
    if (clock.starts !== undefined) {
      yield { path: [...path, 'starts'], reading: clock.starts.reading, choices: Object.keys(clock.starts.choices), all: true };
    }
    if (clock.period.kind === 'policy-days') yield { path: [...path, 'period'], reading: clock.period.reading };
    if (clock.period.kind === 'special-measure') {
      yield { path: [...path, 'period'], reading: clock.period.reading, choices: Object.keys(clock.period.lapsesFrom), all: true };
    }
  }
  for (const [index, threshold] of pack.thresholds.entries()) {
    if (threshold.under === undefined) continue;
    yield { path: ['thresholds', index, 'under'], reading: threshold.under.reading, choices: Object.keys(threshold.under.level) };
  }
  for (const [index, group] of pack.countryGroups.entries()) {
    for (const [position, { under }] of group.members.entries()) {
      if (under === undefined) continue;
      yield { path: ['countryGroups', index, 'members', position, 'under'], reading: under.reading, choices: [under.choice] };
    }
  }
}

function* groupFaults(pack: RulePackSource): Iterable<Fault> {
  const names = new Set(pack.countryGroups.map((group) => group.id));
  for (const [index, group] of pack.countryGroups.entries()) {
    for (const included of group.includes) {
      if (names.has(included)) continue;
      yield {
        path: ['countryGroups', index, 'includes'],
        problem: `No group "${included}" stands in this pack.`,
        fix: 'Add the group, or name one that is here.',
      };
    }
  }
}

function* dateFaults(pack: RulePackSource): Iterable<Fault> {
  for (const [index, entry] of pack.status.entries()) {
    if (entry.until === undefined || entry.until >= entry.from) continue;
    yield { path: ['status', index, 'until'], problem: 'A status ends before it begins.', fix: 'Write the last day, on or after from.' };
  }
}
