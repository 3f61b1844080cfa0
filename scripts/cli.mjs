import { spawn } from "node:child_process";
import { join } from "node:path";
import { build, installPackages, node, projectFolder } from "./prepare.mjs";

const [command, ...rest] = process.argv.slice(2);
if (command === "start") {
  await import("./start.mjs");
} else {
  installPackages();
  build();
  // Early collection keeps a large import within its memory; the server's threads do the same (platform/threads.ts).
  const early = ["--max-semi-space-size=4", "--heap-growing-percent=10", "--optimize-for-size"];
  const memory = command === "import" ? ["--max-old-space-size=1024", ...early] : [];
  const cli = spawn(
    node(),
    [
      "--enable-source-maps",
      ...memory,
      join(projectFolder, "dist", "server", "cli.js"),
      ...(command ? [command] : []),
      ...rest,
    ],
    {
      stdio: "inherit",
    },
  );
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => cli.kill(signal));
  cli.on("exit", (code) => process.exit(code ?? 3));
}
