import { Link } from '@tanstack/react-router';
import { pb } from '../path-builder.ts';

export function NotFoundPage() {
  return (
    <main className="sign-in">
      <h1>There is nothing at this address</h1>
      <p>
        It may have been written by hand, or by another version. <Link to={pb.today()}>Go to Today</Link>.
      </p>
    </main>
  );
}
