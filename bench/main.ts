import { cpus, totalmem } from "node:os";
import { benchAnswers } from "./answers-bench.ts";
import { benchDocuments } from "./document-bench.ts";
import { benchHostile } from "./hostile-bench.ts";
import { benchCsv, benchImport } from "./import-bench.ts";
import { benchKill } from "./kill-bench.ts";
import { benchKillFeed } from "./kill-feed-bench.ts";
import { benchLists } from "./list-bench.ts";
import { benchNational } from "./national-bench.ts";
import { benchProgramme } from "./programme-bench.ts";
import { benchClone, benchStart } from "./start-bench.ts";
import { benchTables, benchTablesInMemory, benchTablesOfRound } from "./tables-bench.ts";

const benches: Record<string, () => Promise<void>> = {
  start: benchStart,
  import: benchImport,
  csv: benchCsv,
  documents: benchDocuments,
  hostile: benchHostile,
  lists: benchLists,
  clone: benchClone,
  kill: benchKill,
  "kill-feed": benchKillFeed,
  national: () => benchNational(),
  tables: benchTables,
  "tables-in-memory": benchTablesInMemory,
  "tables-of-round": benchTablesOfRound,
  answers: benchAnswers,
  programme: benchProgramme,
};
/** These take long or install packages, or are a part of another: only when asked for. */
const onlyByName = ["clone", "kill", "kill-feed", "national", "tables-in-memory", "tables-of-round", "answers"];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`npm run bench -- [${Object.keys(benches).join(" | ")}] … (not: ${unknown.join(", ")})`);
  process.exit(2);
}
console.log(
  `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
);
let failed = false;
for (const [name, run] of Object.entries(benches)) {
  if (wanted.length > 0 ? !wanted.includes(name) : onlyByName.includes(name)) continue;
  console.log(`\n── ${name}`);
  await run().catch((error) => {
    failed = true;
    console.error(error instanceof Error ? error.stack : error);
  });
}
process.exitCode = failed ? 1 : 0;
