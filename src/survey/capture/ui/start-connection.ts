import type { Workspace } from "../device/workspace.ts";
import { newThing, written } from "../thing.ts";

/** A connection found on the spot: seen by ourselves, and of a category where that is known. @returns the id it has from now on */
export function startConnection(workspace: Workspace, category: string | null): string {
  const id = crypto.randomUUID();
  const now = new Date();
  let thing = newThing(crypto.randomUUID(), { kind: "connection", id }, {});
  thing = written(thing, "verifiedOnSite", { state: "known", value: true }, now);
  if (category) thing = written(thing, "targetCategory", { state: "known", value: category }, now);
  workspace.put(thing);
  return id;
}
