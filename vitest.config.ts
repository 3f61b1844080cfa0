import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { yamlPlugin } from "./scripts/yaml-plugin.ts";

/** By name, so that the browser tests build on each other as their numbers say. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  plugins: [yamlPlugin],
  test: {
    sequence: { sequencer: ByName },
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/*.security.test.ts"],
          // Pure means that no file leaves anything behind for the next one in the same process; a process for each takes twice as long.
          isolate: false,
          maxWorkers: "100%",
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["src/**/*.db.test.ts", "src/**/*.security.test.ts"],
          globalSetup: ["src/platform/testing/embedded-postgres.setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        // One built server for those that have none of their own, one browser for each, in the order of the file names. `npm test -- browser`
        // runs them in two lanes (scripts/testing/browser-lanes.mjs).
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.browser.ts"],
          globalSetup: ["tests/browser/harness/server.setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
