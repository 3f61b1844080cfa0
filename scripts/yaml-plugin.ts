import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { parse } from "yaml";

/** Reference data is kept as YAML for the people who review it and bundled as plain objects. */
export const yamlPlugin: Plugin = {
  name: "reference-yaml",
  load(id) {
    if (!id.endsWith(".yaml")) return null;
    return `export default ${JSON.stringify(parse(readFileSync(id, "utf8")))};`;
  },
};
