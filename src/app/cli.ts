import { BackupRefused } from "../platform/backup/backup-refused.ts";
import { type Config, ConfigRefused, readConfig } from "../platform/config.ts";
import { createLogger } from "../platform/logging.ts";
import { StartRefused } from "../platform/start-refused.ts";
import { type Arguments, RefusedInput, readArguments, WrongUse } from "./cli/arguments.ts";
import { auditCommand } from "./cli/audit.cli.ts";
import { backupCommand } from "./cli/backup.cli.ts";
import { backupWords, restoreWords } from "./cli/backup-words.ts";
import { hospitalCommand } from "./cli/custody.cli.ts";
import { demoCommand } from "./cli/demo.cli.ts";
import { doctorCommand, doctorWords, isUnwell } from "./cli/doctor.cli.ts";
import { documentCommand } from "./cli/document.cli.ts";
import { exposuresCommand } from "./cli/exposures.cli.ts";
import { importCommand, undoCommand } from "./cli/import.cli.ts";
import { importSummary } from "./cli/import-summary.ts";
import { exportCommand, findingsCommand } from "./cli/ledger.cli.ts";
import { questionnaireCommand, questionnaireSummary } from "./cli/questionnaire.cli.ts";
import { restoreCommand } from "./cli/restore.cli.ts";
import { vexCommand } from "./cli/vex.cli.ts";
import { feedCommand, matchCommand } from "./cli/vulnerability.cli.ts";
import { openRuntime, type Runtime } from "./runtime.ts";

interface Command {
  use: string;
  options: string[];
  flags: string[];
  run?(runtime: Runtime, args: Arguments): Promise<unknown>;
  /** In place of `run`, for what needs no database. */
  runAlone?(args: Arguments): Promise<unknown>;
  /** The outcome in words, for people; without it, and with --json, it is printed as JSON. */
  say?(outcome: never): string;
  /** Whether the outcome tells of something that is wrong: the exit code is then 3 all the same. */
  isTrouble?(outcome: never): boolean;
}

const commands: Record<string, Command> = {
  facility: {
    use: "facility add --name 名称 [--code コード] [--prefecture 35] [--founder C2] [--beds 180] | facility list | facility return 医療機関 --out フォルダ | facility erase 医療機関 --why 理由 | facility erase 医療機関 --confirm-code 確認コード [--out 証明書.pdf] | facility erase 医療機関 --recall",
    options: ["name", "code", "prefecture", "founder", "beds", "out", "why", "confirm-code"],
    flags: ["recall"],
    run: hospitalCommand,
  },
  import: {
    use: "import 医療機関 ファイル… [--dry-run] [--mapping 対応表.json]",
    options: ["mapping"],
    flags: ["dry-run"],
    run: importCommand,
    say: importSummary,
  },
  undo: { use: "undo 医療機関 取込みID", options: [], flags: [], run: undoCommand },
  findings: { use: "findings 医療機関", options: [], flags: [], run: findingsCommand },
  export: {
    use: "export 医療機関 --format json|xlsx|csv [--kind 種類] [--encoding cp932] [--out ファイル]",
    options: ["format", "kind", "encoding", "out"],
    flags: [],
    run: exportCommand,
  },
  demo: { use: "demo", options: [], flags: [], run: demoCommand },
  document: {
    use: "document 医療機関 D4|D5|D5b|D6|D7|D8|findings|volume [--format pdf|xlsx|svg|drawio] [--out ファイル]",
    options: ["format", "out"],
    flags: [],
    run: documentCommand,
  },
  feed: {
    use: "feed add 名前 URL・ファイル・フォルダ [--name 表示名] | feed update [名前] | feed list",
    options: ["name"],
    flags: [],
    run: feedCommand,
  },
  match: { use: "match [--advisory CVE-…]", options: ["advisory"], flags: [], run: matchCommand },
  exposures: {
    use: "exposures [--facility 医療機関] [--advisory CVE-…] [--format json|csv|xlsx] [--out ファイル]",
    options: ["facility", "advisory", "format", "out"],
    flags: [],
    run: exposuresCommand,
  },
  vex: { use: "vex 医療機関 [--out ファイル]", options: ["out"], flags: [], run: vexCommand },
  questionnaire: {
    use: "questionnaire check 調査票 | questionnaire tabulate 調査票 回答 [--tables 集計計画] [--population 506] [--xlsx | --pdf] [--out ファイル] | questionnaire publish 調査票 回答 --threshold 5 [--tables 集計計画] [--earlier 前の公表.json,…] [--compare] [--xlsx | --pdf] [--out ファイル]",
    options: ["tables", "population", "out", "threshold", "earlier"],
    flags: ["xlsx", "pdf", "compare"],
    runAlone: questionnaireCommand,
    say: questionnaireSummary,
  },
  backup: {
    use: "backup --out フォルダ --key-file 鍵 [--keep 14] | backup verify 控え --key-file 鍵 | backup key --out 鍵のファイル",
    options: ["out", "key-file", "keep"],
    flags: [],
    runAlone: backupCommand,
    say: backupWords,
  },
  restore: {
    use: "restore 控え --data 新しいフォルダ --key-file 鍵 [--erasures 消去の一覧] [--live 元のデータフォルダ]",
    options: ["data", "key-file", "erasures", "live"],
    flags: [],
    runAlone: restoreCommand,
    say: restoreWords,
    isTrouble: ({ problems = [] }: { problems?: string[] }) => problems.length > 0,
  },
  doctor: {
    use: "doctor [--thorough]",
    options: [],
    flags: ["thorough"],
    runAlone: doctorCommand,
    say: doctorWords,
    isTrouble: isUnwell,
  },
  audit: { use: "audit verify", options: [], flags: [], run: auditCommand },
};

/** Exit codes: 0 done, 1 refused input (nothing changed), 2 wrong use, 3 fault. */
async function main(argv: string[]): Promise<number> {
  const [name, ...rest] = argv;
  const command = commands[name ?? ""];
  const json = rest.includes("--json");
  if (name === undefined || name === "help" || name === "--help") {
    console.log(usage());
    return 0;
  }
  if (!command) {
    console.error(`「${name}」という命令はありません。\n${usage()}`);
    return 2;
  }
  try {
    const args = readArguments(rest, command.options, [...command.flags, "json"]);
    const outcome = command.runAlone
      ? await command.runAlone(args)
      : await withRuntime(readConfig(process.env), async (runtime) => command.run?.(runtime, args));
    if (outcome !== null) console.log(json || !command.say ? inJson(outcome, json) : command.say(outcome as never));
    return command.isTrouble?.(outcome as never) ? 3 : 0;
  } catch (error) {
    return report(error, command, json);
  }
}

async function withRuntime<T>(config: Config, work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = await openRuntime(config, createLogger("error"), async () => {}, 4);
  try {
    return await work(runtime);
  } finally {
    await runtime.close();
  }
}

function report(error: unknown, command: Command, json: boolean): number {
  if (error instanceof WrongUse) {
    console.error(`${error.message}\n使い方: sekisho ${command.use} [--json]`);
    return 2;
  }
  if (error instanceof BackupRefused) return report(new RefusedInput(error.reason, error.message), command, json);
  if (error instanceof RefusedInput || error instanceof StartRefused || error instanceof ConfigRefused) {
    const place = error instanceof RefusedInput ? error.place : null;
    const reason = error instanceof ConfigRefused ? "bad_configuration" : error.reason;
    if (json) console.log(JSON.stringify({ refused: { reason, message: error.message, place } }));
    console.error(place ? `${error.message}（${place}）` : error.message);
    return error instanceof RefusedInput ? 1 : 3;
  }
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  return 3;
}

const inJson = (outcome: unknown, short: boolean) => JSON.stringify(outcome, null, short ? undefined : 2);

const usage = () =>
  [
    "使い方:",
    "  sekisho start",
    ...Object.values(commands).map((command) => `  sekisho ${command.use}`),
    "共通: --json",
  ].join("\n");

process.exitCode = await main(process.argv.slice(2));
