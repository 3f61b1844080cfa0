import type { Instrument, Question, Section, Wording } from "../instrument/instrument.ts";
import { printedOptions } from "./option-code.ts";
import { routingHint } from "./routing-hint.ts";

/** A questionnaire as it stands on paper (paper.typ); everything in words, nothing to look up. */
export interface PaperForm {
  title: string;
  edition: string;
  intro: string;
  thanks: string;
  sections: PaperSection[];
}
export interface PaperSection {
  label: string;
  intro: string;
  /** Whom the section asks, and how often; empty: everybody, once. */
  hint: string;
  questions: PaperQuestion[];
}
export interface PaperQuestion {
  number: string;
  text: string;
  help: string;
  /** Who goes on with it; empty: everybody. */
  routing: string;
  /** How to answer. */
  how: string;
  answer:
    | {
        is: "options";
        round: boolean;
        columns: 1 | 2 | 3 | 4;
        options: { code: string; label: string; other: boolean }[];
      }
    | { is: "matrix"; rows: string[]; options: { code: string; label: string }[] }
    | { is: "number"; unit: string }
    | { is: "date" }
    | { is: "lines"; lines: number };
  /** "回答しない" stands below the answer. */
  mayRefuse: boolean;
}

/** What is printed of an instrument. */
export function paperForm(instrument: Instrument): PaperForm {
  return {
    title: instrument.title.ja,
    edition: instrument.edition,
    intro: words(instrument.intro),
    thanks: words(instrument.thanks),
    sections: instrument.sections.map((section) => paperSection(section, instrument)),
  };
}

function paperSection(section: Section, instrument: Instrument): PaperSection {
  const { repeats } = section;
  const hints = [
    routingHint(section.show, instrument),
    repeats && `${repeats.of.ja}ごとに、この用紙を写してお答えください（${repeats.atMost}まで）`,
  ];
  return {
    label: section.label.ja,
    intro: words(section.intro),
    hint: hints.filter(Boolean).join("。"),
    questions: section.questions.map((question) => paperQuestion(question, instrument)),
  };
}

function paperQuestion(question: Question, instrument: Instrument): PaperQuestion {
  return {
    number: question.id,
    text: words(question.text ?? question.label),
    help: words(question.help),
    routing: routingHint(question.show, instrument) ?? "",
    how: howToAnswer(question),
    answer: answerSpace(question),
    mayRefuse: question.mayRefuse ?? false,
  };
}

function howToAnswer(question: Question): string {
  switch (question.kind) {
    case "single":
      return "一つに ✓";
    case "matrix":
      return "行ごとに一つ ✓";
    case "multiple": {
      const { atLeast, atMost } = question;
      const limits = [atLeast && `${atLeast}つ以上`, atMost && `${atMost}つまで`].filter(Boolean).join("・");
      return `${limits || "当てはまるものすべて"}に ✓`;
    }
    case "number": {
      const { min, max } = question;
      if (min !== undefined && max !== undefined) return `${min}～${max}`;
      return min !== undefined ? `${min}以上` : max !== undefined ? `${max}以下` : "";
    }
    default:
      return "";
  }
}

function answerSpace(question: Question): PaperQuestion["answer"] {
  switch (question.kind) {
    case "single":
    case "multiple": {
      const options = printedOptions(question).map(({ label, other }, index) => ({
        code: String(index + 1),
        label: label.ja,
        other: other ?? false,
      }));
      const longest = Math.max(...options.map(({ label, other }) => label.length + (other ? 10 : 0)));
      return { is: "options", round: question.kind === "single", columns: columnsFor(longest), options };
    }
    case "matrix":
      return {
        is: "matrix",
        rows: question.rows.map(({ label }) => label.ja),
        options: printedOptions(question).map(({ label }, index) => ({ code: String(index + 1), label: label.ja })),
      };
    case "number":
      return { is: "number", unit: words(question.unit) };
    case "date":
      return { is: "date" };
    case "text":
      return { is: "lines", lines: question.lines ?? 1 };
  }
}

/** How many options stand beside each other on A4 with the longest of so many letters. */
function columnsFor(letters: number): 1 | 2 | 3 | 4 {
  if (letters <= 7) return 4;
  if (letters <= 12) return 3;
  return letters <= 21 ? 2 : 1;
}

const words = (wording: Wording | undefined): string => wording?.ja ?? "";
