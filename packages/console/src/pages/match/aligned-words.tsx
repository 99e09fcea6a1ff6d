import type { AlignedNames } from '@gatehouse/contracts';
import { WordTag } from './verdict-tag.tsx';

interface Props {
  readonly names: AlignedNames;
  /** True where other names than those in the title decided, such as an alias. */
  readonly other: boolean;
}

/** The two names that decided the score, word above word, each pair with how it met. */
export function AlignedWords({ names, other }: Props) {
  return (
    <>
      {(other || names.weak) && (
        <p className="word-names">
          <span className="muted">compared as</span> <bdi>{names.query}</bdi> <span className="muted">against</span>{' '}
          <bdi>{names.candidate}</bdi>
          {names.weak && <span className="muted"> — a weak alias: its publisher calls it broad, so it counts for less</span>}
        </p>
      )}
      <ol className="word-pairs" aria-label="Words of the names, customer above, list below">
        {names.words.map((pairing, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a name may hold a word twice; its place is what tells them apart
          <li key={index} data-how={pairing.how}>
            <Side word={pairing.query} side="customer" />
            <WordTag pairing={pairing} />
            <Side word={pairing.candidate} side="list" />
          </li>
        ))}
      </ol>
    </>
  );
}

function Side({ word, side }: { readonly word: string | null; readonly side: 'customer' | 'list' }) {
  return (
    <span className={word === null ? 'word absent' : 'word'}>
      <span className="visually-hidden">{side}: </span>
      {word === null ? '—' : <bdi>{word}</bdi>}
      {word === null && <span className="visually-hidden">nothing</span>}
    </span>
  );
}
