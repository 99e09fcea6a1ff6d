import type { World } from '@gatehouse/program';
import type { Installation } from '@gatehouse/server';

/** The installation's world on its own day: the sample's fixed date where it holds the sample, otherwise the real today. */
export async function standingWorld(installation: Installation): Promise<World> {
  const provider = await installation.store.transaction((records) => records.provider());
  const sampleDate = provider?.sampleDate ?? null;
  return installation.world({ fixed: sampleDate, sample: sampleDate !== null });
}
