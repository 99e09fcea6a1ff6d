import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { FLOORS, floorViolations, type Manifests, repositoryViolations } from './floors.ts';
import { houseViolations } from './house-rules.ts';
import { circleViolations } from './import-circles.ts';
import { sourceFile } from './source-files.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Everything is declared, so that a planted import breaks one rule only. */
const DECLARED = Object.fromEntries([...Object.keys(FLOORS).map((room) => `@gatehouse/${room}`), 'zod'].map((name) => [name, '0.1.0']));
const MANIFESTS: Manifests = Object.fromEntries(Object.keys(FLOORS).map((room) => [room, { dependencies: DECLARED }]));

function floorsOf(path: string, text: string): string[] {
  return floorViolations([sourceFile(path, text)], MANIFESTS).map(({ line, detail }) => `${line} ${detail}`);
}

/** A planted violation is written with a mark inside, so that this file does not break the rule itself. */
function plant(text: string): string {
  return text.replace('#', '');
}

describe('the repository', () => {
  it('keeps its floors, has no circles and follows the rules of the house', () => {
    assert.deepEqual(repositoryViolations(ROOT), []);
  });
});

describe('floorViolations()', () => {
  it('finds an import that goes up, with its line, when it is a value, a type, a re-export or a late import', () => {
    const above = 'is on floor 3, above rules on floor 2';
    for (const text of [
      `import { plan } from '@gatehouse/program';`,
      `import type { Plan } from '@gatehouse/program';`,
      `export { plan } from '@gatehouse/program';`,
      `import {\n  plan,\n} from '@gatehouse/program';`,
      `import '@gatehouse/program';`,
      `  const program = await import('@gatehouse/program');`,
    ]) {
      assert.deepEqual(floorsOf('packages/rules/src/a.ts', `// first\n${text}\n`), [`2 "@gatehouse/program" ${above}`]);
    }
  });

  it('finds one library that imports another, and lets the command line import the simulator', () => {
    assert.equal(floorsOf('packages/rules/src/a.ts', `import { a } from '@gatehouse/ledger';`).length, 1);
    assert.equal(floorsOf('packages/console/src/a.ts', `import { a } from '@gatehouse/cli';`).length, 1);
    assert.deepEqual(floorsOf('packages/cli/src/a.ts', `import { a } from '@gatehouse/simulator';`), []);
  });

  it('finds an import past the door of another room', () => {
    assert.equal(floorsOf('packages/server/src/a.ts', `import { a } from '../../store/src/a.ts';`).length, 1);
    assert.equal(floorsOf('packages/server/src/a.ts', `import { a } from '@gatehouse/store/src/a.ts';`).length, 1);
    assert.deepEqual(floorsOf('packages/server/src/a.ts', `import { a } from './b.ts';`), []);
  });

  it('finds input and output on the pure floors, and lets their tests read files', () => {
    for (const module of ['fs', 'fs/promises', 'net', 'http', 'child_process']) {
      const text = `import { a } from 'node:${module}';`;
      assert.equal(floorsOf('packages/program/src/a.ts', text).length, 1, module);
      assert.deepEqual(floorsOf('packages/program/src/a.test.ts', text), []);
      assert.deepEqual(floorsOf('packages/store/src/a.ts', text), []);
    }
    assert.deepEqual(floorsOf('packages/ledger/src/a.ts', `import { createHash } from 'node:crypto';`), []);
  });

  it('finds what the room does not declare, and a room without a floor', () => {
    assert.equal(floorsOf('packages/server/src/a.ts', `import { a } from 'left-pad';`).length, 1);
    assert.equal(floorsOf('packages/attic/src/a.ts', `import { a } from './b.ts';`).length, 1);
  });

  it('reads no import in a comment', () => {
    assert.deepEqual(floorsOf('packages/rules/src/a.ts', `/**\nimport { a } from '@gatehouse/program';\n*/\n`), []);
  });
});

describe('circleViolations()', () => {
  it('finds a circle of three files once', () => {
    const files = ['b', 'c', 'a'].map((next, index) =>
      sourceFile(`packages/rules/src/${'abc'[index]}.ts`, `import { x } from './${next}.ts';`),
    );
    assert.deepEqual(
      circleViolations(files).map(({ detail }) => detail.replaceAll('packages/rules/src/', '')),
      ['a.ts > b.ts > c.ts > a.ts'],
    );
  });
});

describe('houseViolations()', () => {
  const rulesBroken = (path: string, text: string): string[] =>
    houseViolations([sourceFile(path, text)]).map(({ rule, line }) => `${line} ${rule}`);

  it('finds each way to the time or to chance past the foundation, and none in a comment', () => {
    const ways = {
      'one clock': ['Date.#now()', 'new Da#te()'],
      'one source of chance': ['Math.rand#om()', 'randomU#UID()', 'randomBy#tes(8)'],
    };
    for (const [rule, calls] of Object.entries(ways)) {
      for (const call of calls.map(plant)) {
        assert.deepEqual(rulesBroken('packages/rules/src/a.ts', `\nconst a = ${call};`), [`2 ${rule}`], call);
        assert.deepEqual(rulesBroken('packages/foundation/src/a.ts', `const a = ${call};`), []);
        assert.deepEqual(rulesBroken('packages/rules/src/a.ts', `// never ${call}\n/** nor ${call} */`), []);
      }
    }
    assert.deepEqual(rulesBroken('packages/rules/src/a.ts', 'const a = new Date(at_ms);'), []);
  });

  it('finds unfinished words, ways round the types and tests that never run', () => {
    assert.deepEqual(rulesBroken('packages/rules/src/a.ts', plant('// TO#DO later')), ['1 finished words']);
    assert.deepEqual(rulesBroken('packages/rules/src/a.ts', plant('// @ts-ig#nore')), ['1 no way round the types']);
    assert.deepEqual(rulesBroken('packages/rules/src/a.test.ts', plant("it.sk#ip('x', () => {});")), ['1 every test runs']);
  });

  it('finds a file of more than 400 lines', () => {
    assert.deepEqual(rulesBroken('packages/rules/src/a.ts', 'a;\n'.repeat(400)), []);
    assert.deepEqual(rulesBroken('packages/rules/src/a.ts', 'a;\n'.repeat(401)), ['400 one concept a file']);
  });
});
