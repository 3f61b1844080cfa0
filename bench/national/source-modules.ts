import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** Lets the sources be run as they are: reference data is YAML, which the build turns into modules. To be called before importing them. */
export const runSources = (): void => {
  registerHooks({
    load: (url, context, next) =>
      url.endsWith(".yaml")
        ? {
            format: "module",
            source: `export default ${JSON.stringify(parse(readFileSync(fileURLToPath(url), "utf8")))};`,
            shortCircuit: true,
          }
        : next(url, context),
  });
};
