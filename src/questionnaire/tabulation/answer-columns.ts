import type { AnswerMap, Answers, AnswerValue } from "../instrument/answer.ts";
import type { Option, Question } from "../instrument/instrument.ts";
import { answered, type Category, type Column, noAnswer, refusedToAnswer } from "../table/data-set.ts";

/** Columns of one question that are filled answer by answer; what was not asked is marked afterwards (asked-of.ts). */
export interface QuestionColumns {
  question: Question;
  columns: readonly Column[];
  put(place: number, answer: AnswerValue | undefined): void;
}

const categoriesOf = (options: readonly Option[]): Category[] =>
  options.map(({ id, label }) => ({ id, label: label.ja }));
const placesOf = (options: readonly Option[]) => new Map<string, number>(options.map(({ id }, place) => [id, place]));
const states = (size: number) => new Int8Array(size).fill(noAnswer);

/** Empty columns for `size` respondents: everybody has left everything open. Contact data have none. */
export function columnsOf(question: Question, size: number): QuestionColumns | null {
  const head = { id: question.id as string, label: question.label.ja };
  switch (question.kind) {
    case "single": {
      const places = placesOf(question.options);
      const codes = new Int16Array(size).fill(noAnswer);
      const column: Column = {
        ...head,
        kind: "choice",
        categories: categoriesOf(question.options),
        scale: question.scale ?? false,
        codes,
      };
      return {
        question,
        columns: [column],
        put(place, answer) {
          if (answer && "picked" in answer) codes[place] = places.get(answer.picked[0] ?? "") ?? noAnswer;
          else if (answer && "refused" in answer) codes[place] = refusedToAnswer;
        },
      };
    }
    case "multiple": {
      const places = placesOf(question.options);
      const picked = question.options.map(() => new Uint8Array(size));
      const state = states(size);
      const column: Column = { ...head, kind: "choices", categories: categoriesOf(question.options), picked, state };
      return {
        question,
        columns: [column],
        put(place, answer) {
          if (answer && "refused" in answer) state[place] = refusedToAnswer;
          if (!answer || !("picked" in answer)) return;
          state[place] = answered;
          for (const option of answer.picked) {
            const flags = picked[places.get(option) ?? -1];
            if (flags) flags[place] = 1;
          }
        },
      };
    }
    case "number": {
      const values = new Float64Array(size).fill(Number.NaN);
      const state = states(size);
      return {
        question,
        columns: [{ ...head, kind: "number", unit: question.unit?.ja ?? "", values, state }],
        put(place, answer) {
          if (answer && "refused" in answer) state[place] = refusedToAnswer;
          if (!answer || !("number" in answer)) return;
          values[place] = answer.number;
          state[place] = answered;
        },
      };
    }
    case "matrix": {
      const places = placesOf(question.options);
      const rows = question.rows.map(({ id, label }) => ({
        id,
        label: label.ja,
        codes: new Int16Array(size).fill(noAnswer),
      }));
      const categories = categoriesOf(question.options);
      const scale = question.scale ?? false;
      return {
        question,
        columns: rows.map(
          (row): Column => ({
            id: `${question.id}.${row.id}`,
            label: row.label,
            kind: "choice",
            categories,
            scale,
            codes: row.codes,
          }),
        ),
        put(place, answer) {
          for (const { id, codes } of rows) {
            if (answer && "refused" in answer) codes[place] = refusedToAnswer;
            else if (answer && "rows" in answer) codes[place] = places.get(answer.rows[id] ?? "") ?? noAnswer;
          }
        },
      };
    }
    default: {
      if (question.kind === "text" && question.contact) return null;
      const state = states(size);
      // What somebody wrote stands in no table, so that it need not be held either.
      const values = new Array<null>(size).fill(null);
      return {
        question,
        columns: [{ ...head, kind: "text", values, state }],
        put(place, answer) {
          if (answer) state[place] = "refused" in answer ? refusedToAnswer : answered;
        },
      };
    }
  }
}

/** Answers to a section that is asked anew for each thing, one map a thing. */
export const thingsOf = ({ repeated }: Answers, section: string): readonly AnswerMap[] =>
  (repeated as Readonly<Record<string, readonly AnswerMap[]>> | undefined)?.[section] ?? [];
