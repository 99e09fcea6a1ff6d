const DEFAULT_DATA_FOLDER = '.gatehouse';

/** The data folder: `GATEHOUSE_DATA`, or `.gatehouse` in the working folder. */
export function dataFolder(env: Readonly<Record<string, string | undefined>>): string {
  return env['GATEHOUSE_DATA'] || DEFAULT_DATA_FOLDER;
}
