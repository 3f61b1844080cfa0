import type { Workspace } from "../device/workspace.ts";
import type { View } from "./view.ts";

/** What every page of a hospital gets: the hospital, and the ways on and back. */
export interface PageProps {
  workspace: Workspace;
  go: (view: View) => void;
  back: () => void;
}
