import type { Script } from '../names/script-of.ts';

/** The scripts whose keys of Latin words differ: Hebrew's are Arabic's. */
export const KEY_SCRIPTS: readonly Script[] = ['arabic', 'hangul'];

/** The script under which the Latin words that a word of this script may meet are kept. */
export function keyScriptOf(script: Script): Script {
  return script === 'hebrew' ? 'arabic' : script;
}
