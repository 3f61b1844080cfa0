import { answerKey } from "../instrument/answer-key.ts";
import type { Instrument, ItemId, Question } from "../instrument/instrument.ts";

/** What a column of an answer file holds. */
export type FileColumn =
  | { is: "respondent" }
  /** What a directory says of the respondent: "@bedClass". */
  | { is: "segment"; name: string }
  | { is: "answer"; question: Question; row: ItemId | null; thing: { section: ItemId; at: number } | null }
  | { is: "unknown"; header: string };

const respondentHeaders = [
  "respondent_id",
  "respondent",
  "id",
  "回答者",
  "回答者id",
  "回答者番号",
  "整理番号",
  "no",
  "no.",
].map(answerKey);

/**
 * Reads the header line. A question goes by its id ("Q9"), its label, or both ("Q9 統括部署の有無"); a row of a matrix as "Q9.q1"; the
 * second thing of a repeated section as "4/2/4-1".
 */
export function fileColumns(instrument: Instrument, headers: readonly string[]): FileColumn[] {
  const known = knownColumns(instrument);
  return headers.map((header) => {
    const key = answerKey(header);
    const found = known.get(key);
    if (found) return found;
    if (respondentHeaders.includes(key)) return { is: "respondent" };
    if (/^@\w+$/.test(header.trim())) return { is: "segment", name: header.trim().slice(1) };
    return thingColumn(instrument, header.trim()) ?? { is: "unknown", header };
  });
}

function knownColumns(instrument: Instrument): ReadonlyMap<string, FileColumn> {
  const known = new Map<string, FileColumn>();
  const labels = new Map<string, FileColumn | null>();
  for (const section of instrument.sections) {
    // Without its number a column of a repeated section is about the first thing.
    const thing = section.repeats ? { section: section.id, at: 0 } : null;
    for (const question of section.questions) {
      const column: FileColumn = { is: "answer", question, row: null, thing };
      known.set(answerKey(question.id), column);
      known.set(answerKey(`${question.id}${question.label.ja}`), column);
      const label = answerKey(question.label.ja);
      labels.set(label, labels.has(label) ? null : column);
      if (question.kind !== "matrix") continue;
      for (const row of question.rows) {
        const cell: FileColumn = { is: "answer", question, row: row.id, thing };
        for (const name of [`${question.id}.${row.id}`, `${question.id}[${row.id}]`, `${question.id}[${row.label.ja}]`])
          known.set(answerKey(name), cell);
      }
    }
  }
  // A label that two questions share names neither.
  for (const [label, column] of labels) if (column && !known.has(label)) known.set(label, column);
  return known;
}

function thingColumn(instrument: Instrument, header: string): FileColumn | undefined {
  const [sectionId, number, name, ...more] = header.split("/");
  const at = Number(number) - 1;
  const section = instrument.sections.find(({ id, repeats }) => id === sectionId && repeats);
  if (!section || more.length > 0 || !Number.isInteger(at) || at < 0) return undefined;
  const [questionId, row] = (name ?? "").split(".");
  const question =
    section.questions.find(({ id }) => id === name) ?? section.questions.find(({ id }) => id === questionId);
  if (!question) return undefined;
  const rowId = question.kind === "matrix" ? (question.rows.find(({ id }) => id === row)?.id ?? null) : null;
  return { is: "answer", question, row: rowId, thing: { section: section.id, at } };
}
