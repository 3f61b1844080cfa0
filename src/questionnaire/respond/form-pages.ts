import type { Answers } from "../instrument/answer.ts";
import type { Instrument, Question, Section } from "../instrument/instrument.ts";
import type { Spot } from "./answering.ts";

/** What stands on one page of the form: a section, a part of a long one, or one thing of a repeated one. */
export interface FormPage {
  spot: Spot;
  section: Section;
  /** Asked or not: which of them are shown follows from the answers. */
  questions: Question[];
  /** 1 of 2, of a section that was divided. */
  part: { number: number; of: number } | null;
  /** How many things there are, on the page of one. */
  things: number | null;
}

/** More than this on one page of a phone is scrolled past rather than read. */
const mostOnAPage = 15;

/**
 * The pages of the form. A section is divided by its questions and not by those shown, so that an answer moves nothing to another page.
 */
export function formPages(instrument: Instrument, answers: Answers): FormPage[] {
  return instrument.sections.flatMap((section): FormPage[] => {
    if (section.repeats) {
      const things = Math.max(1, answers.repeated?.[section.id]?.length ?? 0);
      return Array.from({ length: things }, (_, thing) => ({
        spot: { section: section.id, thing },
        section,
        questions: section.questions,
        part: null,
        things,
      }));
    }
    const parts = Math.ceil(section.questions.length / mostOnAPage);
    const each = Math.ceil(section.questions.length / parts);
    return Array.from({ length: parts }, (_, index) => ({
      spot: { section: section.id, thing: null },
      section,
      questions: section.questions.slice(index * each, (index + 1) * each),
      part: parts === 1 ? null : { number: index + 1, of: parts },
      things: null,
    }));
  });
}
