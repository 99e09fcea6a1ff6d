import { toApiProblem } from '../api/api-problem.ts';
import { ActionButton } from './action-button.tsx';
import { Icon } from './icon.tsx';

/** What went wrong and what to do next, in the server's own words. */
export function ProblemNote({ error, onRetry }: { readonly error: unknown; readonly onRetry?: (() => void) | undefined }) {
  const problem = toApiProblem(error);
  return (
    <div className="note note-warn" role="alert">
      <Icon name="warn" />
      <div>
        <strong>{problem.title}.</strong> {problem.detail}
        {problem.fix !== '' && <p>{problem.fix}</p>}
      </div>
      {onRetry !== undefined && <ActionButton onClick={onRetry}>Try again</ActionButton>}
    </div>
  );
}
