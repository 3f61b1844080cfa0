import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { protect } from "../../questionnaire/disclosure/protect.worker.ts";
import {
  DisclosureRule,
  defaultRule,
  type Loss,
  type Proposal,
  type ProtectionChoice,
  type Verdict,
} from "../../questionnaire/disclosure/protection.ts";
import { contentHash } from "../../questionnaire/publication/publication-log.ts";
import type { PublicationRefusal } from "../../questionnaire/publication/refusal.ts";
import { placeWords, refusalWords } from "../../questionnaire/publication/refusal-words.ts";
import { ReleaseContent, reportOf } from "../../questionnaire/publication/release.ts";
import { makeReport } from "../../questionnaire/report/make-report.worker.tsx";
import { type Arguments, RefusedInput, WrongUse } from "./arguments.ts";
import { deliver } from "./ledger.cli.ts";
import { tabulateFiles } from "./questionnaire-tabulate.cli.ts";

interface Published {
  release: ReleaseContent;
  /** Of the release as canonical JSON. */
  sha256: string;
  loss: Loss;
  verdict: Verdict;
  /** With --compare. */
  proposals: readonly Proposal[];
}

/** Tables of a file of answers as they may leave the house; refused as the server would refuse them. */
export async function publishCommand(args: Arguments): Promise<unknown> {
  const rule = ruleOf(args);
  const { report } = await tabulateFiles(args);
  const earlier = earlierOf(args.option("earlier"));
  const choice: ProtectionChoice = { kind: "suppress" };
  const { tables, respondents } = report;
  const request = { tables, respondents, rule, earlier: earlier.flatMap((release) => release.tables), choice };
  const made = await protect({ ...request, propose: args.flag("compare") });
  if (!made.ok) throw refused(made.error);
  const { verdict, loss, proposals } = made.value;
  const unsafe = verdict.figures.filter(({ safe }) => !safe).map(({ place }) => place);
  if (!verdict.safe) throw refused({ reason: "not_safe", where: unsafe });
  const { title, instrument, population, asOf } = report;
  const head = { format: "sekisho/release/1" as const, title, round: title, instrument, respondents, population, asOf };
  const release = ReleaseContent.parse({ ...head, rule, tables: made.value.tables });
  const out = args.option("out");
  const [format, another] = (["xlsx", "pdf"] as const).filter((name) => args.flag(name));
  if (another) throw new WrongUse("--xlsx と --pdf は、どちらか一つです。");
  if (format) return deliver(out, await makeReport(reportOf(release), format));
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const published: Published = { release, sha256: contentHash(hash, release), loss, verdict, proposals };
  return out ? deliver(out, Buffer.from(JSON.stringify(published))) : published;
}

function ruleOf(args: Arguments): DisclosureRule {
  const given = args.option("threshold");
  if (given === undefined) throw new WrongUse("--threshold に、何件未満を伏せるかを指定してください（例 5）。");
  const rule = DisclosureRule.safeParse({ ...defaultRule, threshold: Number(given) });
  if (!rule.success) throw new WrongUse("--threshold は2から100までの整数です。");
  return rule.data;
}

/** What was published of the same answers before: the public's JSON files, or what this command wrote; several with commas between. */
function earlierOf(named: string | undefined): ReleaseContent[] {
  const EarlierFile = z.union([
    ReleaseContent,
    z.object({ release: ReleaseContent }).transform(({ release }) => release),
  ]);
  return (named?.split(",") ?? []).map((file) => {
    if (!existsSync(file)) throw new RefusedInput("not_found", `前の公表のファイル ${file} が見つかりません。`, file);
    const read = EarlierFile.safeParse(treeOf(file));
    if (!read.success)
      throw new RefusedInput("not_a_release", `${file} は公表したファイル（JSON）ではありません。`, file);
    return read.data;
  });
}

function treeOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

const refused = (refusal: PublicationRefusal): RefusedInput =>
  new RefusedInput(
    refusal.reason,
    refusalWords[refusal.reason].ja,
    "where" in refusal ? placeWords(refusal.where) : null,
  );

/** For people: what it costs, beside hiding small figures alone, and what else could be done. */
export function publishSummary({ release, sha256, loss, proposals }: Published): string {
  const hidden = loss.primary + loss.complementary;
  return [
    `${release.title}（回答 ${release.respondents} 件、${release.tables.length} 表、${release.rule.threshold}件未満を伏せる）: 公表できます。`,
    `  数 ${loss.figures} か所のうち ${hidden} か所を伏せました（小さい数だけを伏せると ${loss.primary} か所）。`,
    ...proposals.map(
      ({ choice, loss: other, safe }) =>
        `  ${wayWords(choice)}: 失われる数 ${Math.round(other.weight * 10) / 10} か所分${safe ? "" : "（逆算できる数が残る）"}`,
    ),
    `  SHA-256 ${sha256}`,
  ].join("\n");
}

function wayWords(choice: ProtectionChoice): string {
  switch (choice.kind) {
    case "suppress":
      return "伏せる";
    case "collapse":
      return `選択肢を「${choice.label}」にまとめる`;
    case "drop":
      return `表を外す（${choice.tables.join("、")}）`;
    case "round":
      return `${choice.base}の倍数に丸める`;
  }
}
