import type { Instrument, Option, Question, Section } from "../instrument/instrument.ts";

/** A variable as the builder offers it. */
export interface Variable {
  id: string;
  label: string;
  /** Heading it stands under; null: no section of the questionnaire. */
  section: string | null;
  origin: "question" | "derived" | "directory";
  kind: "choice" | "choices" | "number" | "matrix" | "rank" | "score";
  /** Of a repeated section: its id. Things are counted. */
  unit: string | null;
  options: readonly { id: string; label: string }[];
  /** Of a row of a matrix: question and row. */
  row?: readonly [question: string, row: string];
  /** Of a score: its questions. */
  questions?: readonly string[];
}

/** Score of all knowledge questions; no id of an instrument begins so. */
export const wholeScore = "#score";

/** What can be put into a table, in the order of the questionnaire: no contact data, and no texts. */
export function variablesOf(
  instrument: Instrument,
  segments: readonly { name: string; label: string; asked: Readonly<Record<string, number>> }[],
): Variable[] {
  const variables = instrument.sections.flatMap((section) =>
    section.questions.flatMap((question) => ofQuestion(question, section)),
  );
  const made = (id: string, label: string, kind: Variable["kind"], more: Partial<Variable> = {}): Variable => ({
    id,
    label,
    section: null,
    origin: "question",
    kind,
    unit: null,
    options: [],
    ...more,
  });
  for (const { id, label } of instrument.rankings ?? []) variables.push(made(id, label.ja, "rank"));
  const graded = instrument.sections
    .filter(({ repeats }) => !repeats)
    .flatMap(({ questions }) => questions)
    .filter((question) => question.kind === "single" && question.correct);
  if (graded.length > 0)
    variables.push(made(wholeScore, "知識を問う設問の得点", "score", { questions: graded.map(({ id }) => id) }));
  for (const derived of instrument.derived ?? []) {
    const head = { origin: "derived" as const };
    if ("groups" in derived)
      variables.push(made(derived.id, derived.label.ja, "choice", { ...head, options: labelled(derived.groups) }));
    else if ("score" in derived.number)
      variables.push(made(derived.id, derived.label.ja, "score", { ...head, questions: derived.number.score }));
    else variables.push(made(derived.id, derived.label.ja, "number", head));
  }
  for (const { name, label } of segments) variables.push(made(`@${name}`, label, "choice", { origin: "directory" }));
  return variables;
}

const labelled = (options: readonly Pick<Option, "id" | "label">[]) =>
  options.map(({ id, label }) => ({ id, label: label.ja }));

function ofQuestion(question: Question, section: Section): Variable[] {
  const { id, label } = question;
  const head = {
    id,
    label: label.ja,
    section: section.label.ja,
    origin: "question" as const,
    unit: section.repeats ? section.id : null,
    options: "options" in question ? labelled(question.options) : [],
  };
  switch (question.kind) {
    case "single":
      return [{ ...head, kind: "choice" }];
    case "multiple":
      return [{ ...head, kind: "choices" }];
    case "number":
      return [{ ...head, kind: "number" }];
    case "matrix":
      return [
        { ...head, kind: "matrix" },
        ...question.rows.map(
          (row): Variable => ({
            ...head,
            id: `${id}.${row.id}`,
            label: `${label.ja}／${row.label.ja}`,
            kind: "choice",
            row: [id, row.id],
          }),
        ),
      ];
    default:
      return [];
  }
}
