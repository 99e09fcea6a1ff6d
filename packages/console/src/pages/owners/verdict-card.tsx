import type { OwnershipView } from '@gatehouse/contracts';
import { LawNote } from '../../components/law-note.tsx';
import type { IconName } from '../../components/icon.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { formatShare } from '../../format/share.ts';
import { formatCode } from '../../format/words.ts';

type Look = readonly [tone: Tone, icon: IconName];
const VERDICT_LOOKS: Readonly<Record<string, Look>> = {
  blocked: ['stop', 'stop'],
  not: ['plain', 'check'],
  'not-in-force': ['accent', 'info'],
};
const OPEN: Look = ['warn', 'unknown'];
/** A count of owners is no verdict on anybody. */
const COUNT: Look = ['plain', 'info'];

/** One calculator's verdict with its share, its reason and its law. */
export function VerdictCard({ verdict }: { readonly verdict: OwnershipView['verdicts'][number] }) {
  const [tone, icon] = VERDICT_LOOKS[verdict.verdict] ?? (verdict.verdict.endsWith(' certain') ? COUNT : OPEN);
  return (
    <article className="panel verdict">
      <header>
        <h3>{verdict.rule}</h3>
        <Tag tone={tone} icon={icon}>
          {formatCode(verdict.verdict)}
        </Tag>
      </header>
      {verdict.share !== null && (
        <>
          <ShareBar share={verdict.share} />
          <p className="number-line">{formatShare(verdict.share)}</p>
        </>
      )}
      <p>{verdict.because}</p>
      <LawNote law={verdict.law} />
    </article>
  );
}
