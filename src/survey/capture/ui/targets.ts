import type { WorkspaceState } from "../device/workspace.ts";
import { thingName } from "../operation.ts";
import { toldOf } from "../told.ts";

/** Categories of which nobody has said yet whether there is something. */
export const openTargetCount = ({ bundle, things }: Pick<WorkspaceState, "bundle" | "things">): number =>
  bundle.targets.filter(({ target }) => {
    const key = { kind: "target", target } as const;
    const { state } = things.get(thingName(key))?.values ?? toldOf(bundle, key);
    return (state ?? "notYet") === "notYet";
  }).length;
