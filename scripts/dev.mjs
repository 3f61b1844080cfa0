// npm run dev: the web UI from Vite with reload (its address is printed), the server rebuilt and restarted when its sources change.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { build, installPackages, node, projectFolder } from "./prepare.mjs";

installPackages({ forChecks: true });
build();
const vite = join(projectFolder, "node_modules", "vite", "bin", "vite.js");
const commands = [
  [vite],
  [vite, "build", "-c", "vite.server.config.ts", "--watch", "--logLevel", "warn"],
  ["--enable-source-maps", "--watch", join(projectFolder, "dist", "server", "main.js")],
];
const children = commands.map((args) => spawn(node(), args, { cwd: projectFolder, stdio: "inherit" }));
const stop = () => children.forEach((child) => void child.kill("SIGTERM"));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
for (const child of children) child.on("exit", stop);
