import { useSyncExternalStore } from "react";
import { japanDay } from "../../../shared/japan-day.ts";
import { answering } from "../answering.ts";
import type { Workspace, WorkspaceState } from "../device/workspace.ts";
import { type Captured, type ThingKey, thingName } from "../operation.ts";
import { type Thing, written } from "../thing.ts";
import { toldOf } from "../told.ts";

export const useWorkspace = (workspace: Workspace): WorkspaceState =>
  useSyncExternalStore(workspace.subscribe, workspace.current);

/** One thing as it stands, and how to write into it: every change is kept at once. */
export function useThing(workspace: Workspace, key: ThingKey) {
  const { things, bundle } = useWorkspace(workspace);
  const thing = things.get(thingName(key));
  return {
    thing,
    values: thing?.values ?? toldOf(bundle, key),
    write: (field: string, value: Captured) => workspace.put(changed(workspace, key, field, value)),
  };
}

function changed(workspace: Workspace, key: ThingKey, field: string, value: Captured): Thing {
  const now = new Date();
  const thing = workspace.thing(key);
  if (key.kind !== "check") return written(thing, field, value, now);
  const today = japanDay(now);
  const visit = workspace.current().bundle.visits.find(({ on }) => on === today)?.number ?? null;
  return answering(thing, field, value, { today, visit }, now);
}
