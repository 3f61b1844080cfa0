// npm run bench [-- start | clone | import | csv | documents | lists | kill …]: figures beside the budgets of the design.
import { spawn } from "node:child_process";
import { build, installPackages, node, projectFolder } from "./prepare.mjs";

installPackages({ forChecks: true });
build();
const bench = spawn(node(), ["bench/main.ts", ...process.argv.slice(2)], { cwd: projectFolder, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => bench.kill(signal));
bench.on("exit", (code) => process.exit(code ?? 1));
