import { BodsExtension, type BodsStatement } from '@gatehouse/contracts';
import { type Evidence, EVIDENCE_MAX, WORDS_MAX } from '../facts/evidence.ts';
import { dayOf } from '../facts/facts-on.ts';

type PersonStatement = Extract<BodsStatement, { recordType: 'person' }>;

/** The annotations of a statement. What one tells to be left out or unknown stays open: it is no share of nothing, and clears nobody. */
export function evidenceOfStatement({ annotations = [], recordId, statementDate }: BodsStatement): Evidence[] {
  return annotations.slice(0, EVIDENCE_MAX).flatMap((annotation) => {
    const { motivation, description, url, statementPointerTarget, creationDate } = annotation;
    const own = extensionOf(annotation);
    if (own?.evidence !== undefined) return { ...own.evidence, says: description ?? '', on: dayOf(creationDate) };
    if (own !== null) return [];
    const words = description ?? url ?? '';
    const about = statementPointerTarget === undefined || statementPointerTarget === '' ? '' : `${statementPointerTarget}: `;
    return {
      kind: 'annotation' as const,
      category: motivation ?? 'commenting',
      says: `${about}${words}`.slice(0, WORDS_MAX),
      on: dayOf(creationDate ?? statementDate),
      source: recordId,
    };
  });
}

/** What Gatehouse itself wrote into an annotation; `null` for everybody else's. */
export function extensionOf(annotation: object): BodsExtension | null {
  const own: unknown = Reflect.get(annotation, 'gatehouse');
  return own === undefined ? null : (BodsExtension.safeParse(own).data ?? null);
}

/** What Gatehouse wrote of the party of a statement besides the standard's members. */
export function partyExtensionOf({ annotations = [] }: BodsStatement): NonNullable<BodsExtension['party']> | undefined {
  for (const annotation of annotations) {
    const own = extensionOf(annotation)?.party;
    if (own !== undefined) return own;
  }
  return undefined;
}

/** That a person is, or may be, politically exposed; `null` where the statement says nothing of it or denies it. */
export function exposureOf({ recordDetails, recordId, statementDate }: PersonStatement): Evidence | null {
  const { status, details = [] } = recordDetails.politicalExposure ?? {};
  if (status === undefined || status === 'isNotPep') return null;
  const offices = details.map(({ reason, startDate, endDate }) =>
    [reason, span(startDate, endDate)].filter((part) => part !== undefined).join(' '),
  );
  return {
    kind: 'political-exposure',
    category: status,
    says: offices.join('; ').slice(0, WORDS_MAX),
    on: dayOf(statementDate),
    source: recordId,
  };
}

function span(from: string | undefined, until: string | undefined): string | undefined {
  if (from === undefined && until === undefined) return undefined;
  return `(${from ?? ''} to ${until ?? 'today'})`;
}
