import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { capturePlugin } from "./scripts/capture-plugin.ts";
import { leanPlugin } from "./scripts/lean-plugin.ts";
import { yamlPlugin } from "./scripts/yaml-plugin.ts";

/** The web UI, and the page that works without a network: built to dist/web and served by the server; `npm run dev` serves it with the API proxied to a running server. */
export default defineConfig({
  root: "src/web",
  plugins: [yamlPlugin, leanPlugin, react(), tailwindcss(), capturePlugin],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "es2023",
    // Inlined fonts and images would be data: addresses, which our content security policy refuses.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { input: ["src/web/index.html", "src/web/capture.html"] },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { "/api": process.env.SEKISHO_SERVER ?? "http://localhost:8080" } },
});
