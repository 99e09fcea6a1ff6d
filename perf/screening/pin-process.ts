import { spawnSync } from 'node:child_process';
import { CAN_PIN } from './contestant.ts';

/** Keeps a running process, with all its threads, on one core; does nothing where the system cannot. */
export function pinProcess(pid: number, core: number): void {
  if (CAN_PIN) spawnSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' });
}
