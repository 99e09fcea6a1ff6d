import type { LawReference, ReportField } from '@gatehouse/contracts';

/** The draft of a report as it is sealed, signed and printed. */
export interface ReportBody {
  readonly title: string;
  readonly law: LawReference;
  readonly notice: string;
  readonly sections: readonly { readonly title: string; readonly clause: string; readonly fields: readonly ReportField[] }[];
}
