import { useLocation, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useRead } from '../../api/use-read.ts';
import { IdText } from '../../components/id-text.tsx';
import { Page } from '../../components/page.tsx';
import { ReadState } from '../../components/read-state.tsx';
import { LawStatusTag } from '../../components/status-tags.tsx';
import { countOf } from '../../format/words.ts';

/** One rule pack with the text of its clauses. */
export function RulePackPage() {
  const { id = '' } = useParams({ strict: false });
  const read = useRead('getClause', { params: { id } });
  const { hash } = useLocation();
  useEffect(() => {
    // A link to a clause is followed once the clauses are there.
    if (read.data !== undefined && hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [read.data, hash]);
  return (
    <ReadState read={read} lines={16}>
      {(pack) => (
        <Page
          windowTitle={`Rules ${pack.id}`}
          title={pack.title}
          sentence={
            <>
              {pack.citation}, {countOf(pack.clauses.length, 'clause')}.
            </>
          }
          actions={<LawStatusTag status={pack.status} />}
        >
          <ol className="clauses">
            {pack.clauses.map((clause) => (
              <li key={clause.id} id={clause.id}>
                <h2>
                  {clause.citation} <IdText id={clause.id} />
                </h2>
                <p>{clause.text}</p>
              </li>
            ))}
          </ol>
        </Page>
      )}
    </ReadState>
  );
}
