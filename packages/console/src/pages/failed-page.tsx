import { pb } from '../path-builder.ts';

/** What stands in place of a page that failed: what to do next, and nothing of its inside. */
export function FailedPage() {
  return (
    <main className="sign-in">
      <h1>This page could not be drawn</h1>
      <p>
        Your data is safe: the console only reads and asks. Load the page again; if it fails again, report its address and the time.{' '}
        <a href={pb.today()}>Go to Today</a>.
      </p>
    </main>
  );
}
