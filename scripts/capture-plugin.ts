import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Plugin, transformWithOxc } from "vite";

const source = "src/survey/capture/worker/capture-worker.ts";
/** Copied as they are from src/web/public, so the bundle does not name them. */
const fixed = ["strict-policy.js", "sekisho.svg", "sekisho-192.png", "sekisho-512.png", "capture.webmanifest"];

/**
 * Builds the service worker of the capture page: one file that knows exactly which files of this build the page needs, and a version made
 * of their contents, so that a browser takes a new one when and only when any of them has changed.
 */
export const capturePlugin: Plugin = {
  name: "capture-worker",
  enforce: "post",
  generateBundle: {
    order: "post",
    async handler(_options, bundle) {
      const page = bundle["capture.html"];
      if (page?.type !== "asset") throw new Error("the build made no capture.html");
      const files = new Set(["capture.html"]);
      const visit = (name: string) => {
        const made = bundle[name];
        if (!made || files.has(name)) return;
        files.add(name);
        if (made.type !== "chunk") return;
        for (const next of [...made.imports, ...made.dynamicImports]) visit(next);
        for (const next of made.viteMetadata?.importedCss ?? []) visit(next);
        for (const next of made.viteMetadata?.importedAssets ?? []) visit(next);
      };
      const html = String(page.source);
      for (const [, name] of html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)) visit(name ?? "");

      const hash = createHash("sha256");
      const contentOf = (name: string) => {
        const made = bundle[name];
        return made?.type === "chunk" ? made.code : (made?.source ?? "");
      };
      for (const name of [...files].sort()) hash.update(name).update(contentOf(name));
      for (const name of fixed) hash.update(name).update(readFileSync(join("src/web/public", name)));
      const code = readFileSync(source, "utf8");
      const compiled = await transformWithOxc(code, source);
      const given = {
        captureVersion: hash.update(code).digest("hex").slice(0, 16),
        captureFiles: [...files, ...fixed].map((name) => `/${name}`).sort(),
      };
      const constants = Object.entries(given).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`);
      // Nothing of it may leak into another script; none is there, and the file stands in a scope of its own all the same.
      const text = `(() => {\n${constants.join("")}${compiled.code}})();\n`;
      this.emitFile({ type: "asset", fileName: "capture-worker.js", source: text });
    },
  },
  /** `npm run dev`: the same address as the built server's. */
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/capture([?#].*)?$/.test(request.url ?? "")) request.url = "/capture.html";
      next();
    });
  },
};
