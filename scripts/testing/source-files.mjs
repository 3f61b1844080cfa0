import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../prepare.mjs";

/** Our TypeScript under src/, as paths relative to the project. */
export const sourceFiles = () =>
  readdirSync(join(projectFolder, "src"), { recursive: true })
    .map((name) => join("src", String(name)).replaceAll("\\", "/"))
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"));
