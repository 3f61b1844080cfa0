import type { Answers } from "../instrument/answer.ts";
import type { Instrument, Section } from "../instrument/instrument.ts";
import { type Category, type Column, type DataSet, noAnswer } from "../table/data-set.ts";
import { frameOf, thingFrame } from "../table/frame.ts";
import { columnsOf, type QuestionColumns, thingsOf } from "./answer-columns.ts";
import { markNotAsked } from "./asked-of.ts";
import { segmentWords } from "./segment-words.ts";

/** Answers of a round as the tabulator reads them: of respondents, and of the things of each repeated section. */
export interface RoundData {
  dataSet: DataSet;
  things: ReadonlyMap<string, DataSet>;
}

export interface RoundDataBuilder {
  add(sheets: readonly { answers: Answers; segments: Readonly<Record<string, string>> }[]): void;
  finish(): RoundData;
}

/**
 * Takes answers batch by batch straight into columns, so that those of 100,000 people never lie in memory as objects.
 * @param size        how many there will be
 * @param askedOfAll  questions whose printed condition was not applied
 * @param asked       classes of segments that somebody was asked in: they have a row even where nobody answered
 * @throws RangeError when more or fewer come
 */
export function startRoundData(
  instrument: Instrument,
  size: number,
  askedOfAll: readonly string[] = [],
  asked: readonly { name: string; value: string }[] = [],
): RoundDataBuilder {
  const sections = instrument.sections.filter(({ repeats }) => !repeats);
  const questions = sections.flatMap((section) => sectionColumns(section, size));
  const repeated = instrument.sections
    .filter(({ repeats }) => repeats)
    .map((section) => ({ section, owners: [] as number[], maps: [] as ReturnType<typeof thingsOf>[number][] }));
  const segments = new Map<string, SegmentColumn>();
  const classesAsked = (segment: string) => asked.filter(({ name }) => name === segment).map(({ value }) => value);
  let place = 0;

  return {
    add(sheets) {
      for (const { answers, segments: own } of sheets) {
        if (place >= size) throw new RangeError(`more than ${size} answers`);
        for (const { question, put } of questions) put(place, answers.values[question.id]);
        for (const { section, owners, maps } of repeated) {
          for (const thing of thingsOf(answers, section.id)) {
            owners.push(place);
            maps.push(thing);
          }
        }
        for (const [name, value] of Object.entries(own)) {
          const column = segments.get(name) ?? segmentColumn(name, size, classesAsked(name));
          segments.set(name, column);
          column.put(place, value);
        }
        place += 1;
      }
    },
    finish() {
      if (place !== size) throw new RangeError(`${place} answers in place of ${size}`);
      const columns = new Map<string, Column>();
      for (const column of segments.values()) columns.set(column.id, column.column());
      const dataSet: DataSet = { size, columns };
      for (const section of sections) {
        for (const own of questions.filter(({ question }) => section.questions.includes(question))) {
          mark(
            own,
            askedOfAll.includes(own.question.id) ? undefined : section,
            frameOf(dataSet, instrument.derived ?? []),
          );
          for (const column of own.columns) columns.set(column.id, column);
        }
      }
      const respondents = frameOf(dataSet, instrument.derived ?? []);
      const things = repeated.map(({ section, owners, maps }): [string, DataSet] => {
        const thingColumns = new Map<string, Column>();
        const set: DataSet = { size: maps.length, columns: thingColumns, respondentOf: Int32Array.from(owners) };
        for (const own of sectionColumns(section, maps.length)) {
          for (const [at, map] of maps.entries()) own.put(at, map[own.question.id]);
          mark(own, section, thingFrame(set, respondents, instrument.derived ?? []));
          for (const column of own.columns) thingColumns.set(column.id, column);
        }
        return [section.id, set];
      });
      return { dataSet, things: new Map(things) };
    },
  };
}

const sectionColumns = (section: Section, size: number): QuestionColumns[] =>
  section.questions.flatMap((question) => columnsOf(question, size) ?? []);

/** @param section undefined: asked of everybody, whatever its conditions say */
function mark(
  { question, columns }: QuestionColumns,
  section: Section | undefined,
  frame: ReturnType<typeof frameOf>,
): void {
  markNotAsked(columns, section ? [section.repeats ? undefined : section.show, question.show] : [], frame);
}

interface SegmentColumn {
  id: string;
  put(place: number, value: string): void;
  column(): Column;
}

/** What the directory says: "@bedClass". Categories that occur, among those asked or those who answered, in the order of their classes. */
function segmentColumn(name: string, size: number, asked: readonly string[]): SegmentColumn {
  const words = segmentWords(name);
  const id = `@${name}`;
  const codes = new Int16Array(size).fill(noAnswer);
  const places = new Map(asked.map((value, code) => [value, code]));
  return {
    id,
    put(place, value) {
      const code = places.get(value) ?? places.size;
      places.set(value, code);
      codes[place] = code;
    },
    column() {
      const found = [...places.keys()];
      const order = found.toSorted((a, b) => words.rank(a) - words.rank(b) || (a < b ? -1 : 1));
      const to = found.map((value) => order.indexOf(value));
      for (let place = 0; place < size; place += 1) {
        const code = codes[place] ?? noAnswer;
        if (code >= 0) codes[place] = to[code] ?? code;
      }
      const categories: Category[] = order.map((value) => ({ id: value, label: words.label(value) }));
      return { kind: "choice", id, label: words.title, categories, scale: false, codes };
    },
  };
}
