import type { FieldComparison, WordPairing } from '@gatehouse/contracts';
import type { IconName } from '../../components/icon.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';

type Look = readonly [tone: Tone, icon: IconName, word: string];

/** What the two sides of a field say to each other. What a side does not say speaks neither for nor against. */
const VERDICTS: Readonly<Record<FieldComparison['verdict'], Look>> = {
  agree: ['accent', 'check', 'agree'],
  close: ['accent', 'alike', 'close'],
  conflict: ['warn', 'differs', 'conflict'],
  unknown: ['plain', 'unknown', 'unknown'],
};

/** How two words of the names met. */
const WORD_LOOKS: Readonly<Record<WordPairing['how'], Look>> = {
  same: ['accent', 'check', 'same'],
  'spelled-alike': ['accent', 'alike', 'spelled alike'],
  'sounds-alike': ['accent', 'alike', 'sounds alike'],
  nickname: ['accent', 'alike', 'nickname'],
  initial: ['accent', 'alike', 'initial'],
  'same-meaning': ['accent', 'alike', 'same meaning'],
  joined: ['accent', 'alike', 'joined or split'],
  'other-script': ['accent', 'alike', 'other script'],
  'left-out': ['plain', 'unknown', 'left out'],
  contradicts: ['warn', 'differs', 'contradicts'],
};

function Show({ look: [tone, icon, word] }: { readonly look: Look }) {
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  );
}

export const VerdictTag = ({ verdict }: { readonly verdict: FieldComparison['verdict'] }) => <Show look={VERDICTS[verdict]} />;

/** How two words met; a likeness that is neither whole nor nothing says more as a number. */
export function WordTag({ pairing: { how, similarity } }: { readonly pairing: WordPairing }) {
  const [tone, icon, word] = WORD_LOOKS[how];
  return <Show look={[tone, icon, similarity > 0 && similarity < 1 ? `${word} ${similarity.toFixed(2)}` : word]} />;
}
