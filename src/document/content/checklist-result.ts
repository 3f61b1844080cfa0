import type { Check, ReportedItem, ReportedSheet } from "../../survey/checklist/contract.ts";
import {
  type ChecklistDocument,
  type ContentCell,
  type ContentColumn,
  type ContentSection,
  checklistAudiences,
  type DocumentContent,
  type DocumentInput,
} from "../contract.ts";

const about: Record<ChecklistDocument, { mark: string; title: string }> = {
  D1: { mark: "①", title: "チェックリストによる調査結果（経営層向け）" },
  D2: { mark: "②", title: "チェックリストによる調査結果（システム管理者向け）" },
  D3: { mark: "③", title: "チェックリストによる調査結果（利用者向け）" },
};

type Answer = Check["answer"];
const signs: Record<Answer, string> = { yes: "○", no: "×", unknown: "？", not_applicable: "－" };
const words: Record<Answer, string> = { yes: "はい", no: "いいえ", unknown: "分からない", not_applicable: "該当なし" };
const tones = { yes: "good", no: "alert", unknown: "attention" } as const;
const homeworkWords: Record<string, string> = {
  waiting: "同意待ち",
  refused: "同意なし",
  open: "依頼中",
  submitted: "提出",
  late: "期限後に提出",
  notSubmitted: "未提出",
  withdrawn: "取下げ",
};
const scopes: Record<ReportedItem["scope"], string> = {
  all: "",
  server: "サーバ",
  terminal: "端末PC",
  network: "ネットワーク機器",
};

const unconfirmedNote = "公式の文言は未確認。項目の論点を、調査事業の側の言葉で示す。";
const open = "未回答";
const skipped = "聞かない項目";

const respondentOf = (sheet: ReportedSheet) => `${sheet.vendorName ?? `回答者${sheet.respondent}`}（${sheet.role}）`;

/** D1–D3: what each respondent answered to each item, with what later checks found. */
export function checklistResult(kind: ChecklistDocument, input: DocumentInput): DocumentContent {
  const audiences: readonly string[] = checklistAudiences[kind];
  const sheets = (input.checklists?.sheets ?? []).filter(({ audience }) => audiences.includes(audience));
  const items = sheets.flatMap((sheet) => sheet.items);
  const marked = items.some(({ unconfirmed }) => unconfirmed);
  const lastDay = items
    .flatMap(({ checks }) => checks.map(({ checkedOn }) => checkedOn))
    .sort()
    .at(-1);
  return {
    kind,
    ...about[kind],
    facility: input.ledger.facility.name,
    asOf: lastDay ?? input.ledger.asOf,
    paper: { size: kind === "D2" ? "A3" : "A4", orientation: "landscape" },
    summary: `${input.checklists?.programme ?? ""}　票 ${sheets.length}件。${tallyWords(items)}`,
    legend: false,
    sections: [overview(sheets), ...sheets.map((sheet) => section(kind, sheet))],
    notes: marked ? [unconfirmedNote] : [],
  };
}

const newest = ({ checks }: ReportedItem): Check | undefined => checks.at(-1);

function tallyWords(items: readonly ReportedItem[]): string {
  const asked = items.filter((item) => item.asked);
  const count = (answer: Answer | undefined) => asked.filter((item) => newest(item)?.answer === answer).length;
  const answers = (["yes", "no", "unknown", "not_applicable"] as const).map(
    (answer) => `${signs[answer]} ${count(answer)}`,
  );
  return `項目 ${asked.length}：${answers.join("、")}、${open} ${count(undefined)}`;
}

function overview(sheets: readonly ReportedSheet[]): ContentSection {
  const reconstructed = sheets.some((sheet) => sheet.reconstructed);
  return {
    id: "overview",
    heading: "概況",
    lead: [
      "○はい、×いいえ、？分からない、－該当なし。数は最も新しい確認による。回答者は職種で示し、氏名は集めていない。",
      ...(reconstructed
        ? ["第5.2版の項目は、公表された資料から論点を要約・再構成したもので、公式の文言ではない。"]
        : []),
    ],
    body: {
      type: "table",
      columns: [
        { id: "sheet", label: "票", key: true },
        { id: "respondent", label: "回答者", key: true },
        { id: "items", label: "項目", align: "right" },
        { id: "yes", label: "○", align: "right" },
        { id: "no", label: "×", align: "right" },
        { id: "unknown", label: "？", align: "right" },
        { id: "notApplicable", label: "－", align: "right" },
        { id: "open", label: open, align: "right" },
        { id: "hard", label: "理解が困難", align: "right" },
        { id: "evidence", label: "根拠を確認", align: "right" },
      ],
      rows: sheets.map((sheet) => {
        const asked = sheet.items.filter((item) => item.asked);
        const count = (is: (check: Check | undefined) => boolean | undefined) =>
          String(asked.filter((item) => is(newest(item))).length);
        return {
          id: sheet.sheetId,
          cells: [
            `${sheet.label}\n${sheet.title}`,
            respondentOf(sheet),
            String(asked.length),
            count((check) => check?.answer === "yes"),
            count((check) => check?.answer === "no"),
            count((check) => check?.answer === "unknown"),
            count((check) => check?.answer === "not_applicable"),
            count((check) => check === undefined),
            count((check) => check?.hardToUnderstand),
            count((check) => check?.evidenceSeen),
          ],
        };
      }),
      whenEmpty: "回答はまだない。",
    },
  };
}

const first = { id: "first", label: "1回目の確認" };

function columnsOf(kind: ChecklistDocument): ContentColumn[] {
  const ofAdministrator: ContentColumn[] =
    kind === "D2"
      ? [
          { id: "visit", label: "訪問", group: first, align: "right" },
          { id: "homework", label: "宿題" },
        ]
      : [];
  const [visit, homework] = ofAdministrator;
  return [
    { id: "number", label: "番号", key: true },
    { id: "item", label: "項目", key: true },
    { id: "answer", label: "回答", group: first },
    { id: "checkedOn", label: "確認日", group: first },
    ...(visit ? [visit] : []),
    { id: "targetOn", label: "目標日" },
    { id: "later", label: "2回目以降の確認" },
    { id: "notUnderstood", label: "分からない点" },
    { id: "hard", label: "理解が困難", align: "center" },
    { id: "evidence", label: "根拠" },
    ...(homework ? [homework] : []),
    { id: "note", label: "備考" },
  ];
}

function section(kind: ChecklistDocument, sheet: ReportedSheet): ContentSection {
  const names = [...new Set(sheet.items.map((item) => item.section))];
  const id = (name: string) => `${sheet.sheetId}:${names.indexOf(name)}`;
  return {
    id: sheet.sheetId,
    heading: `${sheet.label}　${respondentOf(sheet)}`,
    lead: [`${sheet.title}　${tallyWords(sheet.items)}`],
    body: {
      type: "table",
      columns: columnsOf(kind),
      grouping: { label: "章", groups: names.map((name) => ({ id: id(name), label: name })) },
      rows: sheet.items.map((item) => ({
        id: `${sheet.sheetId}:${item.id}`,
        group: id(item.section),
        cells: cellsOf(kind, sheet, item),
      })),
      whenEmpty: "項目はない。",
    },
  };
}

function cellsOf(kind: ChecklistDocument, sheet: ReportedSheet, item: ReportedItem): ContentCell[] {
  const [once, ...later] = item.checks;
  const last = newest(item);
  const scope = item.wording.includes(scopes[item.scope]) ? "" : `（${scopes[item.scope]}）`;
  const name = `${item.wording}${scope}${item.optional ? "（参考項目）" : ""}`;
  return [
    item.number,
    item.unconfirmed ? { text: name, notes: [1] } : name,
    once ? answerCell(sheet, once) : { text: item.asked ? open : skipped, state: "blank" },
    once?.checkedOn ?? "",
    ...(kind === "D2" ? [once?.visit ? String(once.visit) : ""] : []),
    item.checks.findLast(({ targetOn }) => targetOn !== null)?.targetOn ?? "",
    laterCell(later),
    item.checks.flatMap(({ notUnderstood }) => notUnderstood || []).join("\n"),
    item.checks.some(({ hardToUnderstand }) => hardToUnderstand) ? "困難" : "",
    last ? evidenceCell(last) : "",
    ...(kind === "D2"
      ? [item.homework.map(({ number, state }) => `${number} ${homeworkWords[state] ?? state}`).join("\n")]
      : []),
    last?.note ?? "",
  ];
}

/** On two lines where the word is long: a column as wide as that would take the room of what people wrote. */
function answerText({ marks }: ReportedSheet, answer: Answer): string {
  if (answer === "unknown" || answer === "not_applicable") return `${signs[answer]}\n${words[answer]}`;
  return marks === "word" ? `${signs[answer]} ${words[answer]}` : signs[answer];
}

function answerCell(sheet: ReportedSheet, { answer }: Check): ContentCell {
  const text = answerText(sheet, answer);
  return answer === "not_applicable" ? { text, state: "notApplicable" } : { text, tone: tones[answer] };
}

function laterCell(later: readonly Check[]): ContentCell {
  const last = later.at(-1);
  if (!last) return "";
  const lines = later.map(
    ({ checkedOn, answer, visit }) => `${checkedOn} ${signs[answer]}${visit ? ` 訪問${visit}` : ""}`,
  );
  const text = lines.join("\n");
  return last.answer === "not_applicable" ? text : { text, tone: tones[last.answer] };
}

function evidenceCell({ evidenceAsked, evidenceSeen, evidence, evidenceFileId }: Check): ContentCell {
  if (!evidenceAsked) return "";
  const seen = evidenceSeen ? "確認した" : "求めたが確認できず";
  return `${seen}${evidence ? `：${evidence}` : ""}${evidenceFileId ? "（写しあり）" : ""}`;
}
