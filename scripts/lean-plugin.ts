import type { Plugin } from "vite";

const otherLanguage = /[\\/]intl[\\/].*[\\/](?!ja-JP|en-US)[a-z]{2}-[A-Z]{2}\.mjs$/;

/** Leaves out what nobody would load: component texts of languages we do not offer, and the old WOFF copy of every font file. */
export const leanPlugin: Plugin = {
  name: "lean-client",
  enforce: "pre",
  load(id) {
    return otherLanguage.test(id) && /react-(aria|stately)/.test(id) ? "export default {};" : null;
  },
  transform(code, id) {
    if (!/fontsource.*\.css$/.test(id)) return null;
    return code.replaceAll(/, url\([^)]*\.woff\) format\('woff'\)/g, "");
  },
};
