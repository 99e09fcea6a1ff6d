import type { Expectation, Summary, Truth } from '@gatehouse/contracts';
import { evaluateFrom } from '../enforce/evaluate.ts';
import { GATEHOUSE } from '../actor.ts';
import type { Records, World } from '../ports.ts';
import type { Judgement } from './judge-provider.ts';
import { standingRequest } from './save-judgement.ts';

interface Finding {
  readonly holds: boolean;
  readonly because: string;
}

/** Holds the finished job against what was injected. Looks only; what it asks of the enforce flow is not recorded as a decision. */
export async function compareWithTruth(world: World, records: Records, judgement: Judgement, truth: Truth): Promise<Summary['injected']> {
  const outcomes = await outcomesOf(world, records, truth);
  return truth.cases.map(({ case: name, expected, expect }) => {
    const findings = expect.map((expectation) => lookUp(expectation, judgement, outcomes));
    const missed = findings.filter((finding) => !finding.holds);
    return {
      case: name,
      expected,
      found: missed.length === 0,
      because: (missed.length > 0 ? missed : findings).map((finding) => finding.because).join(' '),
    };
  });
}

function lookUp(expectation: Expectation, judgement: Judgement, outcomes: ReadonlyMap<string, string>): Finding {
  const flagged = (subject: string, code: string) => judgement.flags.find((flag) => flag.subject === subject && flag.code === code);
  switch (expectation.kind) {
    case 'flag':
      return all(expectation.subjects, (subject) => {
        const flag = flagged(subject, expectation.code);
        return flag === undefined
          ? { holds: false, because: `${subject} has no flag ${expectation.code}.` }
          : { holds: true, because: `${subject}: ${flag.because}` };
      });
    case 'no-flag':
      return all(expectation.subjects, (subject) => {
        const flag = expectation.codes.map((code) => flagged(subject, code)).find((found) => found !== undefined);
        return flag === undefined
          ? { holds: true, because: `${subject} has none of ${expectation.codes.join(', ')}.` }
          : { holds: false, because: `${subject} has ${flag.code}: ${flag.because}` };
      });
    case 'status':
      return all(expectation.subjects, (subject) =>
        compare(subject, 'status', judgement.assessed.get(subject)?.assessment.status, [expectation.status]),
      );
    case 'state':
      return all(expectation.subjects, (subject) => {
        const states = judgement.accounts
          .filter((account) => account.customer === subject)
          .map((account) => account.steps.at(-1)?.state ?? 'applicant');
        return {
          holds: states.length > 0 && states.every((state) => expectation.states.includes(state)),
          because: `The accounts of ${subject} are ${states.join(', ') || 'absent'}.`,
        };
      });
    case 'run':
      return runWith(expectation, judgement);
    case 'outcome':
      return all(expectation.subjects, (subject) => compare(subject, 'outcome', outcomes.get(subject), [expectation.outcome]));
  }
}

function runWith(expectation: Extract<Expectation, { kind: 'run' }>, judgement: Judgement): Finding {
  const wanted = expectation.accounts.toSorted().join(',');
  const runs = judgement.runs.filter((judged) => judged.run.accounts.toSorted().join(',') === wanted);
  const run =
    runs.find(
      (judged) => expectation.over === undefined || judged.run.over.some((row) => row.threshold === expectation.over && row.over === 'yes'),
    ) ?? runs[0];
  if (run === undefined) return { holds: false, because: `No run holds exactly the accounts ${expectation.accounts.join(', ')}.` };
  const over = run.run.over.filter((row) => row.over === 'yes').map((row) => row.threshold);
  const holds = expectation.over === undefined || over.includes(expectation.over);
  const { low, high } = run.run.operations;
  return {
    holds,
    because: `${run.run.id} of ${run.run.accounts.join(', ')}: ${low.toExponential(2)} to ${high.toExponential(2)} operations, over ${over.join(', ') || 'nothing'}.`,
  };
}

async function outcomesOf(world: World, records: Records, truth: Truth): Promise<Map<string, string>> {
  const subjects = [
    ...new Set(
      truth.cases.flatMap((item) => item.expect).flatMap((expectation) => (expectation.kind === 'outcome' ? expectation.subjects : [])),
    ),
  ];
  const requests = subjects.map((id) => ({ ...standingRequest(id), subject: { type: 'customer' as const, id } }));
  const facts = await records.subjectFacts(requests.map((request) => request.subject));
  const evaluated = evaluateFrom(
    world,
    requests.map((request) => ({ actor: GATEHOUSE, request })),
    facts,
    await records.measures(),
  );
  return new Map(evaluated.map(({ decision }) => [decision.subject, decision.response.context.outcome]));
}

function compare(subject: string, what: string, found: string | undefined, wanted: readonly string[]): Finding {
  return { holds: found !== undefined && wanted.includes(found), because: `The ${what} of ${subject} is ${found ?? 'unknown'}.` };
}

function all(subjects: readonly string[], look: (subject: string) => Finding): Finding {
  const findings = subjects.map(look);
  const missed = findings.filter((finding) => !finding.holds);
  return { holds: missed.length === 0, because: (missed.length > 0 ? missed : findings).map((finding) => finding.because).join(' ') };
}
