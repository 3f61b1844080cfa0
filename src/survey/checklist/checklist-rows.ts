import { ok, type Result, refuse } from "../../shared/result.ts";
import { Audience, Checklist } from "./contract.ts";

export interface ChecklistHead {
  instrument: string;
  edition: string;
  titleJa: string;
  titleEn: string;
}
export interface FileProblem {
  place: string | null;
  ja: string;
  en: string;
}

/** Words by which a workbook names its columns. */
const columns = {
  audience: ["対象", "audience"],
  section: ["章", "section"],
  sectionEn: ["章（英語）", "section (en)"],
  number: ["番号", "number"],
  id: ["ID", "項目ID", "id"],
  topic: ["文言", "項目", "topic"],
  topicEn: ["文言（英語）", "topic (en)"],
  optional: ["参考", "optional"],
} as const;
type Column = keyof typeof columns;

const audienceWords: Record<string, Audience> = {
  経営層: "executive",
  システム管理者: "system_admin",
  利用者: "user",
  医療機関: "facility",
  事業者: "vendor",
};
const labels: Record<Audience, { ja: string; en: string }> = {
  executive: { ja: "経営層向け", en: "Executives" },
  system_admin: { ja: "システム管理者向け", en: "System administrators" },
  user: { ja: "利用者向け", en: "Users" },
  facility: { ja: "医療機関確認用", en: "For hospitals" },
  vendor: { ja: "事業者確認用", en: "For vendors" },
};

const key = (text: string) => text.normalize("NFKC").trim().toLowerCase();

/** A checklist from the rows of a workbook: a line of column names, then a row an item. The words are taken as official. */
export function checklistFromRows(
  head: ChecklistHead,
  lines: readonly (readonly string[])[],
): Result<Checklist, FileProblem> {
  const headAt = lines.findIndex((cells) => columnAt(cells, "audience") >= 0 && columnAt(cells, "topic") >= 0);
  const names = lines[headAt];
  if (!names)
    return refuse({
      place: null,
      ja: "列の名前が見つかりません。1行目に「対象」「番号」「文言」（必要なら「章」「ID」「参考」「文言（英語）」）を並べてください。",
      en: "There are no column names. Put 対象, 番号, 文言 (and 章, ID, 参考, 文言（英語）) into the first line.",
    });
  const items: unknown[] = [];
  for (const [index, cells] of lines.entries()) {
    if (index <= headAt || cells.every((cell) => cell.trim() === "")) continue;
    const cell = (column: Column) => (cells[columnAt(names, column)] ?? "").trim();
    const audience = audienceWords[cell("audience")] ?? Audience.safeParse(cell("audience")).data;
    const row = `${index + 1}行目`;
    if (!audience)
      return refuse({
        place: row,
        ja: `対象「${cell("audience")}」が分かりません。経営層・システム管理者・利用者・医療機関・事業者のどれかにしてください。`,
        en: `The audience “${cell("audience")}” is not known. Use 経営層, システム管理者, 利用者, 医療機関 or 事業者.`,
      });
    const topic = cell("topic");
    if (topic === "") return refuse({ place: row, ja: "文言がありません。", en: "There is no wording." });
    const section = cell("section") || "項目";
    items.push({
      id: cell("id") || `${audience}-${String(items.length + 1).padStart(3, "0")}`,
      audience,
      section: { ja: section, en: cell("sectionEn") || section },
      number: cell("number") || null,
      topic: { ja: topic, en: cell("topicEn") || topic },
      certainty: "found",
      optional: /^(○|はい|yes|true|参考)$/i.test(cell("optional")),
    });
  }
  const asked = Audience.options.filter((one) => items.some((item) => (item as { audience: string }).audience === one));
  return parseChecklist({
    format: "sekisho/checklist/1",
    instrument: head.instrument,
    edition: head.edition,
    title: { ja: head.titleJa, en: head.titleEn || head.titleJa },
    marks: asked.includes("facility") || asked.includes("vendor") ? "word" : "circle",
    sheets: asked.map((audience) => ({
      audience,
      label: labels[audience],
      respondents: audience === "vendor" ? "vendors" : audience === "facility" ? "one" : "several",
      targetRequired: audience === "facility",
    })),
    items,
  });
}

const columnAt = (names: readonly string[], column: Column): number =>
  names.findIndex((name) => columns[column].some((word) => key(word) === key(name)));

/** A checklist as a file of ours holds it; the first thing wrong is told with its place. */
export function parseChecklist(tree: unknown): Result<Checklist, FileProblem> {
  const parsed = Checklist.safeParse(tree);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") || null;
  return refuse({
    place,
    ja: `チェックリストとして読めません: ${issue?.message ?? ""}`,
    en: `This cannot be read as a checklist: ${issue?.message ?? ""}`,
  });
}
