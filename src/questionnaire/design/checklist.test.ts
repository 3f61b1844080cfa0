import { expect, test } from "vitest";
import { Answers } from "../instrument/answer.ts";
import { evaluate } from "../instrument/evaluate.ts";
import { audienceChecklists } from "./audience-checklist.ts";
import { inspectionChecklists } from "./inspection-checklist.ts";

const inspections = inspectionChecklists();
const find = (id: string, edition: string) => {
  const found = inspections.find((one) => one.id === id && one.edition === edition);
  if (!found) throw new Error(`no ${id} ${edition}`);
  return found;
};
const hospital = find("mhlw-checklist-facility", "令和7年度版");
const asked = (values: object) => evaluate(hospital, Answers.parse({ values })).asked.map(({ place }) => place);

test("the inspection's checklist can be asked of hospitals and vendors, an edition for each year", () => {
  expect(inspections.map(({ id, edition }) => `${id} ${edition}`)).toEqual([
    "mhlw-checklist-facility 令和5年度",
    "mhlw-checklist-facility 令和6年度版",
    "mhlw-checklist-facility 令和7年度版",
    "mhlw-checklist-vendor 令和5年度",
    "mhlw-checklist-vendor 令和6年度版",
    "mhlw-checklist-vendor 令和7年度版",
  ]);
});

test("a hospital without medical information systems is asked nothing more", () => {
  expect(asked({ "F-00": { picked: ["no"] } })).toEqual(["F-00"]);
  expect(asked({ "F-00": { picked: ["yes"] } })).toContain("F-01");
});

test("yes asks for the day of the check, no for a target date too, and not applicable for neither", () => {
  const after = (answer: string) =>
    asked({ "F-00": { picked: ["yes"] }, "F-01": { picked: [answer] } }).filter((place) => place.startsWith("F-01"));
  expect(after("yes")).toEqual(["F-01", "F-01-checked"]);
  expect(after("no")).toEqual(["F-01", "F-01-checked", "F-01-target"]);
  expect(after("not_applicable")).toEqual(["F-01"]);
});

test("rows stand in the order of their numbers, and an edition says which are new", () => {
  const [operation] = hospital.sections.filter(({ id }) => id === "S2");
  const rows = operation?.questions.filter(({ kind }) => kind === "single").map(({ text }) => text?.ja.split("　")[0]);
  expect(rows?.slice(0, 5)).toEqual(["2-1", "2-2", "2-3", "2-4", "2-5"]);
  expect(hospital.follows?.edition).toBe("令和6年度版");
  expect(hospital.follows?.changes).toContainEqual({ question: "F-22", change: "new" });
  expect(hospital.follows?.changes).not.toContainEqual({ question: "F-01", change: "new" });
});

test("what 5.2 asks of three audiences can be answered by not understood, with words", () => {
  const audiences = audienceChecklists();
  expect(audiences.map(({ id }) => id)).toEqual(["mhlw-5.2-executive", "mhlw-5.2-system-admin", "mhlw-5.2-user"]);
  for (const { sections } of audiences) {
    for (const { label, questions } of sections) {
      expect(label.en).toBeDefined();
      for (const question of questions)
        expect("options" in question && question.options.find(({ id }) => id === "unknown")?.other).toBe(true);
    }
  }
});
