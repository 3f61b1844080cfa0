import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { projectFolder } from "../../platform/config.ts";
import type { Answers } from "./answer.ts";
import { checkInstrument } from "./check-instrument.ts";
import { evaluate } from "./evaluate.ts";
import type { Instrument } from "./instrument.ts";
import { readInstrument } from "./read-instrument.ts";

const folder = join(projectFolder, "reference", "questionnaires");
const names = readdirSync(folder).flatMap((name) => /^([^.]+)\.yaml$/.exec(name)?.[1] ?? []);
function shipped(name: string): Instrument {
  const read = readInstrument(parse(readFileSync(join(folder, `${name}.yaml`), "utf8")));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.instrument;
}
const picks = (given: Record<string, string>) =>
  Object.fromEntries(Object.entries(given).map(([question, option]) => [question, { picked: [option] }]));
const asked = (name: string, given: Record<string, string>, repeated?: object) =>
  evaluate(shipped(name), { values: picks(given), ...(repeated ? { repeated } : {}) } as unknown as Answers).asked.map(
    ({ place }) => place,
  );

test.each(names)("%s can be used: its file goes by its id, and the check finds nothing", (name) => {
  const instrument = shipped(name);
  expect(instrument.id).toBe(name);
  expect(checkInstrument(instrument)).toEqual([]);
});

test("the 106 questions: 11 hang on others", () => {
  const questions = shipped("awareness106").sections.flatMap((section) => section.questions);
  expect(questions.map(({ id }) => id)).toEqual(Array.from({ length: 106 }, (_, at) => `Q${at + 1}`));
  expect(questions.filter(({ show }) => show).map(({ id }) => id)).toEqual([
    "Q6",
    "Q10",
    "Q12",
    "Q13",
    "Q14",
    "Q15",
    "Q16",
    "Q29",
    "Q30",
    "Q35",
    "Q103",
  ]);
  expect(asked("awareness106", {})).toHaveLength(95);
  expect(asked("awareness106", { Q11: "4" })).not.toContain("Q12");
  expect(asked("awareness106", { Q11: "3", Q12: "2" })).toEqual(expect.arrayContaining(["Q12", "Q13", "Q16"]));
});

test.each([
  [{}, "Q1 Q6 Q7"],
  [{ Q1: "2" }, "Q1 Q6 Q7"],
  [{ Q1: "1", Q2: "2" }, "Q1 Q2 Q6 Q7"],
  [{ Q1: "1", Q2: "1", Q3: "1" }, "Q1 Q2 Q3 Q4 Q6 Q7"],
  [{ Q1: "1", Q2: "1", Q3: "2", Q7: "1" }, "Q1 Q2 Q3 Q5 Q6 Q7 Q8"],
])("ISAC 2022: having answered %j, asked are %s", (given, expected) => {
  expect(asked("isac2022", given as Record<string, string>).join(" ")).toBe(expected);
});

test.each([
  ["offering it", { "1-1": "1", "2-1": "1", "3-2": "1" }, "2-1 2-2 2-3 3-1 3-2 3-3 4/1/4-1"],
  ["considering it", { "1-1": "3", "2-1": "2" }, "2-1 2-3 3-1 3-2"],
  ["not offering it", { "1-1": "2" }, ""],
  ["leaving that open", {}, "3-1 3-2"],
])("remote services 2019: a company %s", (_, given, expected) => {
  const places = asked("remote-service-2019", given as Record<string, string>).filter((place) => /^[234]/.test(place));
  expect(places.filter((place) => !/^4\/1\/4-([2-9]|1\d)$/.test(place)).join(" ")).toBe(expected);
});
test("remote services 2019: each service for itself", () => {
  const places = asked("remote-service-2019", { "1-1": "1" }, { "4": [picks({ "4-4": "1" }), {}] });
  expect(places.filter((place) => place.startsWith("4/"))).toHaveLength(26);
});

test.each([
  ["who saw no doctor is asked nothing more", { S1: "2" }, []],
  ["who did not understand neither", { S1: "1", S2: "2" }, []],
  ["who knows nothing of it reads about it first", { S1: "1", S2: "1", Q10: "3" }, ["Q26"]],
  ["who does not want it says why", { S1: "1", S2: "1", Q10: "2", Q26: "3" }, ["Q26", "Q27"]],
  ["who knows it but has not used it", { S1: "1", S2: "1", Q10: "1", Q11: "2" }, ["Q11", "Q28"]],
])("patients: %s", (_, given, expected) => {
  const hanging = ["Q8", "Q11", "Q12", "Q13", "Q24", "Q25", "Q26", "Q27", "Q28"];
  const places = asked("patient30", given as Record<string, string>);
  expect(places.filter((place) => hanging.includes(place))).toEqual(expected);
  expect(places.includes("Q30")).toBe(expected.length > 0);
});
test("patients: who has used it is asked about it, and who would go on why", () => {
  const places = asked("patient30", { S1: "1", S2: "1", Q7: "2", Q10: "1", Q11: "1", Q24: "1" });
  for (let at = 11; at <= 25; at += 1) expect(places).toContain(`Q${at}`);
  expect(places).toContain("Q8");
  expect(places).not.toContain("Q26");
});
