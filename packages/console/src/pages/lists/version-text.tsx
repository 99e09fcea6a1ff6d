import { shortVersion } from './date-basis.ts';

/** A version by the beginning of its digest; the whole digest shows on hover and is read aloud in full by nobody. */
export function VersionText({ version }: { readonly version: string }) {
  return (
    <code className="id" title={version}>
      {shortVersion(version)}
    </code>
  );
}
