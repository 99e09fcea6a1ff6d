// Plain JavaScript on purpose: it must be understood by an old Node, find the right one, and hand over.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NODE_MAJOR_MIN = 24;
const PLATFORM = `${process.platform}-${process.arch}`;
const PACKAGES = [`node-${PLATFORM}`, `node-bin-${PLATFORM}`];

/** Is this Node new enough to run what follows? */
export function isNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= NODE_MAJOR_MIN;
}

/** Runs a file under the Node that came with the dependencies, as if it were this process; says what to do where there is none. */
export function handOver(file, args) {
  const node = nodeFromDependencies(dirname(realpathSync(file)));
  if (node === null) {
    console.error(
      `Gatehouse needs Node ${NODE_MAJOR_MIN} or later; this is ${process.version}, and none came with the dependencies. Run "npm install" in the checkout.`,
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, [file, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exitCode = code;
    else {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}

function nodeFromDependencies(start) {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    // npm 10 installs the package and may leave out its link in .bin.
    const places = [join(modules, '.bin'), ...PACKAGES.map((name) => join(modules, name, 'bin'))];
    const candidate = places.map((place) => join(place, 'node')).find((path) => existsSync(path));
    if (candidate !== undefined) return realpathSync(candidate);
  }
  return null;
}
