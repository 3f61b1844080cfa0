import type { Instrument, Question } from "../instrument/instrument.ts";
import type { TablePlan, TableSpec } from "./plan.ts";

/**
 * Tables an instrument gets without anybody planning: each question in order (a summary for numbers, rows together for a matrix, places
 * together for a ranking), then the score of its knowledge questions. Contact data have no table.
 * @param beside questions that can be compared stand beside the round before
 */
export function defaultPlan(instrument: Instrument, beside = false): TablePlan {
  const rankings = instrument.rankings ?? [];
  const tables: TableSpec[] = [];
  for (const section of instrument.sections) {
    const unit = section.repeats ? { unit: section.id } : {};
    for (const question of section.questions) {
      const ranking = rankings.find(({ questions }) => questions.includes(question.id));
      if (!ranking) tables.push(...tablesOf(question, beside).map((spec) => ({ ...spec, ...unit })));
      else if (ranking.questions[0] === question.id) tables.push({ kind: "rank", of: ranking.id });
    }
  }
  const knowledge = instrument.sections
    .filter(({ repeats }) => !repeats)
    .flatMap(({ questions }) => questions)
    .filter((question) => question.kind === "single" && question.correct);
  if (knowledge.length > 0) tables.push({ kind: "score", of: knowledge.map(({ id }) => id) });
  return { format: "sekisho/table-plan/1", instrument: instrument.id, everyQuestion: false, tables };
}

function tablesOf(question: Question, beside: boolean): TableSpec[] {
  switch (question.kind) {
    case "single":
    case "multiple":
      return [{ kind: beside ? "waves" : "simple", of: question.id }];
    case "date":
      return [{ kind: "simple", of: question.id }];
    case "text":
      return question.contact ? [] : [{ kind: "simple", of: question.id }];
    case "number":
      return [beside ? { kind: "waves", of: question.id } : { kind: "numbers", of: [question.id] }];
    case "matrix":
      if (!beside) return [{ kind: "matrix", of: [question.id] }];
      return question.rows.map(({ id }) => ({ kind: "waves", of: `${question.id}.${id}` }));
  }
}
