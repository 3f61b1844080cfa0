import type { ContentCell, DocumentContent, DocumentInput, InquiryEntry } from "../contract.ts";
import { blankWord, stateWords } from "./printed-value.ts";

const parties: Record<InquiryEntry["askedTo"], string> = {
  vendor: "業者",
  department: "部門",
  hospital: "病院",
  other: "その他",
};

const blank: ContentCell = { text: blankWord, state: "blank" };
const orBlank = (text: string | null): ContentCell => (text === null || text === "" ? blank : text);

function outcome(entry: InquiryEntry): ContentCell {
  switch (entry.outcome) {
    case "open":
      return { text: stateWords.checking, state: "checking" };
    case "submitted":
      return "回答あり";
    case "late":
      return { text: "回答あり（期限後）", tone: "attention" };
    case "notSubmitted":
      return { text: stateWords.notSubmitted, state: "notSubmitted" };
    case "withdrawn":
      return "取下げ";
  }
}

const answer = (entry: InquiryEntry, text: string | null): ContentCell => {
  if (text) return text;
  if (entry.outcome === "open") return { text: stateWords.checking, state: "checking" };
  return entry.outcome === "notSubmitted" ? { text: stateWords.notSubmitted, state: "notSubmitted" } : blank;
};

/** D5b: who was asked what, by when, and what came of it. No answer within the term is a result. */
export function inquiryHistory(input: DocumentInput): DocumentContent {
  const entries = input.inquiries.toSorted(
    (a, b) =>
      a.date.localeCompare(b.date) || (a.connectionNumber ?? 0) - (b.connectionNumber ?? 0) || a.id.localeCompare(b.id),
  );
  const count = (...outcomes: readonly InquiryEntry["outcome"][]) =>
    entries.filter((entry) => outcomes.includes(entry.outcome)).length;
  return {
    kind: "D5b",
    mark: "⑤",
    title: "外部接続先調査履歴",
    facility: input.ledger.facility.name,
    asOf: input.ledger.asOf,
    paper: { size: "A3", orientation: "landscape" },
    summary: `照会 ${entries.length}件。回答あり ${count("submitted", "late")}件、${stateWords.checking} ${count("open")}件、${stateWords.notSubmitted} ${count("notSubmitted")}件。`,
    legend: true,
    sections: [
      {
        id: "inquiries",
        heading: "照会と回答",
        body: {
          type: "table",
          columns: [
            { id: "date", label: "照会日", key: true },
            { id: "connectionNumber", label: "接続番号", key: true, align: "right" },
            { id: "askedTo", label: "照会先の別" },
            { id: "askedParty", label: "照会先" },
            { id: "hospitalConsentOn", label: "病院の同意日" },
            { id: "question", label: "照会内容" },
            { id: "dueOn", label: "回答期限" },
            { id: "answeredOn", label: "回答日" },
            { id: "answerSummary", label: "回答の要旨" },
            { id: "outcome", label: "結果" },
            { id: "recordedBy", label: "記録者" },
          ],
          rows: entries.map((entry) => ({
            id: entry.id,
            cells: [
              entry.date,
              entry.connectionNumber === null
                ? { text: stateWords.notApplicable, state: "notApplicable" }
                : String(entry.connectionNumber),
              parties[entry.askedTo],
              entry.askedParty,
              entry.askedTo === "vendor"
                ? orBlank(entry.hospitalConsentOn)
                : (entry.hospitalConsentOn ?? { text: stateWords.notApplicable, state: "notApplicable" }),
              entry.question,
              orBlank(entry.dueOn),
              answer(entry, entry.answeredOn),
              answer(entry, entry.answerSummary),
              outcome(entry),
              orBlank(entry.recordedBy),
            ],
          })),
          whenEmpty: "照会はまだない。不明な値を選んで照会すると、ここに載る。",
        },
      },
    ],
    notes: [],
  };
}
