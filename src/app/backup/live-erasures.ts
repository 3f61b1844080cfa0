import { resolve } from "node:path";
import { type ErasedBefore, erasuresBegun } from "../../custody/erased-before.store.ts";
import { onDataAsTheyAre } from "../../platform/db/open.ts";

export interface LiveErasures {
  folder: string;
  erasures: ErasedBefore[];
}

/** What the installation that is to be replaced knows to be erased, where its data folder can still be read. */
export async function liveErasures(folder: string | undefined): Promise<LiveErasures | null> {
  if (folder === undefined) return null;
  const dataFolder = resolve(folder);
  const erasures = await onDataAsTheyAre({ dataFolder, databaseUrl: null }, ({ db }) => erasuresBegun(db));
  return { folder: dataFolder, erasures };
}
