import { z } from 'zod';

/** RFC 9457 problem details as our server writes them. */
const ProblemDetails = z.object({
  title: z.string(),
  status: z.number(),
  detail: z.string().default(''),
  code: z.string().default('internal'),
  fix: z.string().default(''),
  field: z.string().optional(),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;

/** What a failed call throws: the server's own words, or ours where it gave none. */
export class ApiProblem extends Error {
  readonly problem: ProblemDetails;

  constructor(problem: ProblemDetails) {
    super(problem.detail === '' ? problem.title : problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** The problem in an answer that is not a success. A body that is no problem document still gives one with a next step. */
export async function problemOfResponse(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = ProblemDetails.safeParse(body);
  if (parsed.success) return new ApiProblem(parsed.data);
  return new ApiProblem({
    title: 'The server answered with an error',
    status: response.status,
    detail: `The server answered with status ${response.status} and no explanation.`,
    code: 'internal',
    fix: 'Try again. If it stays, look at the log of the server for this time.',
  });
}

/** Any thrown value as a problem to show. */
export function toApiProblem(error: unknown): ProblemDetails {
  if (error instanceof ApiProblem) return error.problem;
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return {
      title: 'The answer does not have the agreed shape',
      status: 502,
      detail: issue === undefined ? 'The answer could not be read.' : `${issue.path.join('.')}: ${issue.message}`,
      code: 'bad-answer',
      fix: 'Console and server may be of different versions: reload this page.',
    };
  }
  return {
    title: 'The server cannot be reached',
    status: 0,
    detail: 'No answer came back.',
    code: 'unreachable',
    fix: 'Check that Gatehouse is running and that this machine is on the network, then try again.',
  };
}
