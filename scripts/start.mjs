import { spawn } from "node:child_process";
import { join } from "node:path";
import { build, installPackages, node, projectFolder } from "./prepare.mjs";

installPackages();
build();
const server = spawn(node(), ["--enable-source-maps", join(projectFolder, "dist", "server", "main.js")], {
  stdio: "inherit",
});
// A terminal sends Ctrl-C to both; a service manager only to us.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 0 : 1)));
