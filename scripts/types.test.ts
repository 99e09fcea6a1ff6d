import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const runProcess = promisify(execFile);

/** Node strips types without reading them: nothing else in the tests would notice an error of type. */
for (const project of ['tsconfig.json', 'packages/console/tsconfig.json']) {
  it(`every type of ${project} holds`, async () => {
    const { stdout } = await runProcess(`${ROOT}node_modules/.bin/tsc`, ['-p', project], { cwd: ROOT }).catch(
      (failure: { stdout: string }) => failure,
    );
    assert.equal(stdout, '');
  });
}
