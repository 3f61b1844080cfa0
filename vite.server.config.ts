import { defineConfig } from "vite";
import { yamlPlugin } from "./scripts/yaml-plugin.ts";

/** Bundles our own server code; packages stay in node_modules. One entry per process or thread that we start. */
export default defineConfig({
  plugins: [yamlPlugin],
  build: {
    ssr: true,
    target: "node24",
    outDir: "dist/server",
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { main: "src/app/main.ts", cli: "src/app/cli.ts", worker: "src/app/worker.ts" },
    },
  },
});
