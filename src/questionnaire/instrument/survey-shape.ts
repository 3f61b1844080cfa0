import { z } from "zod";
import { answerKey } from "./answer-key.ts";
import { type InstrumentProblem, problem } from "./instrument-problem.ts";
import { conditionOf, type SurveyChoice, SurveyCondition } from "./survey-condition.ts";

/**
 * Questionnaires as research groups write them down: one flat list of questions, options as labels with or without codes, conditions that
 * compare with labels. Read into our own shape; an option's id is its code, or its place in the list.
 */
const SurveyOption = z.union([
  z.string().transform((label) => ({ label })),
  z.object({
    code: z.union([z.string(), z.number()]).optional(),
    label: z.string(),
    exclusive: z.boolean().optional(),
    other: z.boolean().optional(),
  }),
]);
const Text = z.string().nullish();
const SurveyQuestion = z.object({
  id: z.string(),
  label: z.string(),
  text: Text,
  type: z.string(),
  section: Text,
  cat: Text,
  options: z.array(SurveyOption).nullish(),
  /** Answers that came in although the form did not offer them. */
  chart_extra_options: z.array(z.string()).nullish(),
  rows: z.array(z.object({ id: z.string(), label: z.string() })).nullish(),
  columns: z.array(z.string()).nullish(),
  condition: SurveyCondition.nullish(),
  required: z.boolean().nullish(),
  unit: Text,
  integer: z.boolean().nullish(),
  min: z.number().nullish(),
  max: z.number().nullish(),
  max_choices: z.number().nullish(),
  correct: z.union([z.string(), z.array(z.string())]).nullish(),
  identity_only: z.boolean().nullish(),
  report_bins: z.array(z.string()).nullish(),
});
type SurveyQuestion = z.infer<typeof SurveyQuestion>;

const SurveyShape = z.object({
  instrument: z.string(),
  title: Text,
  edition: Text,
  source: Text,
  wave: z.object({ fielded: Text }).nullish(),
  waves: z.object({ this: z.object({ fielded: Text }).nullish() }).nullish(),
  sections: z.array(z.object({ id: z.string(), label: z.string() })).nullish(),
  categories: z.record(z.string(), z.string()).nullish(),
  screening: z.array(z.object({ id: z.string(), label: z.string(), continue_if: z.string() })).nullish(),
  rank_groups: z.record(z.string(), z.object({ label: Text, members: z.array(z.string()) })).nullish(),
  questions: z.array(SurveyQuestion),
});
type SurveyShape = z.infer<typeof SurveyShape>;

export const isSurveyShape = (json: unknown): boolean =>
  typeof json === "object" && json !== null && "instrument" in json && "questions" in json && !("format" in json);

interface Read {
  /** In the shape of `Instrument`, not parsed yet. */
  tree: unknown;
  notices: string[];
  problems: InstrumentProblem[];
}

export function fromSurveyShape(json: unknown): Read {
  const parsed = SurveyShape.safeParse(json, { error: z.locales.ja().localeError });
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => problem("error", path.join("."), message, message));
    return { tree: null, notices: [], problems };
  }
  const survey = parsed.data;
  const notices: string[] = [];
  const options = new Map(survey.questions.map((question) => [question.id, optionsOf(question, survey, notices)]));
  const problems: InstrumentProblem[] = [];
  const questions = survey.questions.map((question) => ({
    section: question.section ?? question.cat ?? null,
    tree: {
      id: question.id,
      label: { ja: question.label },
      ...(question.text ? { text: { ja: question.text } } : {}),
      ...(question.required ? { required: true } : {}),
      ...(question.condition ? { show: conditionOf(question.condition, question.id, options, problems) } : {}),
      ...answerSpace(question, options.get(question.id) ?? [], problems),
    },
  }));
  const rankings = Object.entries(survey.rank_groups ?? {}).map(([id, { label, members }]) => ({
    id,
    label: { ja: label ?? commonBeginning(members, survey) ?? id },
    questions: members,
  }));
  const tree = {
    format: "sekisho/instrument/1",
    id: survey.instrument,
    edition: survey.edition ?? (survey.wave ?? survey.waves?.this)?.fielded?.slice(0, 4) ?? "1",
    title: { ja: survey.title ?? survey.instrument },
    sections: sectionsOf(survey, questions),
    ...(rankings.length > 0 ? { rankings } : {}),
  };
  return { tree, notices, problems };
}

/** An option that only charts know stands before the "other" that ends the list. */
function optionsOf(question: SurveyQuestion, survey: SurveyShape, notices: string[]): SurveyChoice[] {
  const labels = question.options?.length ? question.options : (question.columns ?? []).map((label) => ({ label }));
  const offered = labels.map((option, at): SurveyChoice => {
    const { label, code, exclusive, other } = { code: undefined, exclusive: false, other: false, ...option };
    return {
      id: String(code ?? at + 1),
      label: { ja: label },
      ...(exclusive ? { exclusive } : {}),
      ...(other ? { other } : {}),
    };
  });
  if (offered.length === 0 && isChoice(question)) return onlyNamed(question, survey, notices);
  const extra = (question.chart_extra_options ?? []).map((label): SurveyChoice => {
    notices.push(
      `${question.id}: 「${label}」は設問票になく集計にだけあるので、画面には出さない選択肢として読みました。`,
    );
    return { id: label, label: { ja: label }, notOffered: true };
  });
  const end = offered.at(-1)?.other ? offered.length - 1 : offered.length;
  return [...offered.slice(0, end), ...extra, ...offered.slice(end)];
}

/** A choice written down without its options has at least those that conditions name. */
function onlyNamed(question: SurveyQuestion, survey: SurveyShape, notices: string[]): SurveyChoice[] {
  const named = new Set<string>();
  for (const { condition } of survey.questions)
    for (const { question: asked, values } of condition?.leaves ?? [])
      if (asked === question.id) for (const value of values) named.add(String(value));
  if (named.size === 0) {
    notices.push(`${question.id}: 選択肢が書かれていないので、自由記述として読みました。`);
    return [];
  }
  notices.push(`${question.id}: 選択肢が書かれていないので、条件に出るものと「その他」だけにしました。`);
  const options = [...named].map((label, at): SurveyChoice => ({ id: String(at + 1), label: { ja: label } }));
  return [...options, { id: String(named.size + 1), label: { ja: "その他" }, other: true }];
}

const isChoice = ({ type }: SurveyQuestion): boolean => /^(single|likert|rank|multi)/.test(type);

function answerSpace(
  question: SurveyQuestion,
  options: readonly SurveyChoice[],
  problems: InstrumentProblem[],
): object {
  const { type, unit, integer, min, max, rows } = question;
  if (isChoice(question) && options.length === 0) return { kind: "text", lines: 2 };
  if (/^multi/.test(type)) {
    const most = question.max_choices ?? Number(/max(\d+)$/.exec(type)?.[1] ?? 0);
    return { kind: "multiple", options, ...(most ? { atMost: most } : {}) };
  }
  if (isChoice(question))
    return {
      kind: "single",
      options,
      ...(type === "likert" ? { scale: true } : {}),
      ...correctOf(question, options, problems),
    };
  if (type === "number")
    return {
      kind: "number",
      ...(unit ? { unit: { ja: unit } } : {}),
      ...(integer ? { integer } : {}),
      ...(min == null ? {} : { min }),
      ...(max == null ? {} : { max }),
    };
  if (type === "text") return { kind: "text", lines: 3, ...(question.identity_only ? { contact: true } : {}) };
  if (type === "date") return { kind: "date" };
  if (type === "matrix")
    return { kind: "matrix", rows: (rows ?? []).map(({ id, label }) => ({ id, label: { ja: label } })), options };
  problems.push(
    problem("error", question.id, `設問の種類「${type}」は読めません。`, `No such kind of question: ${type}.`),
  );
  return {};
}

function correctOf(
  { id, correct }: SurveyQuestion,
  options: readonly SurveyChoice[],
  problems: InstrumentProblem[],
): object {
  if (correct == null) return {};
  const ids = [correct].flat().flatMap((label) => {
    const found = options.find((option) => answerKey(option.label.ja) === answerKey(label));
    if (!found)
      problems.push(
        problem("error", id, `正答「${label}」は選択肢にありません。`, `The correct answer "${label}" is no option.`),
      );
    return found ? [found.id] : [];
  });
  return { correct: ids };
}

/** In the order of the questions; who is screened out is asked nothing else. */
function sectionsOf(survey: SurveyShape, questions: readonly { section: string | null; tree: object }[]): object[] {
  const labels = new Map([
    ...Object.entries(survey.categories ?? {}),
    ...(survey.sections ?? []).map(({ id, label }): [string, string] => [id, label]),
  ]);
  const screening = survey.screening ?? [];
  const show = screening.length > 0 ? { show: { all: screening.map(({ id }) => ({ question: id, is: ["1"] })) } } : {};
  const sections = new Map<string, object[]>();
  for (const { section, tree } of questions) {
    const key = section ?? "main";
    sections.set(key, [...(sections.get(key) ?? []), tree]);
  }
  const main = [...sections].map(([id, asked]) => ({
    id,
    label: { ja: labels.get(id) ?? "設問" },
    ...show,
    questions: asked,
  }));
  if (screening.length === 0) return main;
  const screened = screening.map(({ id, label, continue_if }) => ({
    id,
    label: { ja: label },
    kind: "single",
    options: [
      { id: "1", label: { ja: continue_if } },
      { id: "2", label: { ja: continue_if === "はい" ? "いいえ" : `${continue_if}以外` } },
    ],
  }));
  return [{ id: "screening", label: { ja: "はじめに" }, questions: screened }, ...main];
}

/** "要素：1番重要", "要素：2番目": what the labels begin with. */
function commonBeginning(members: readonly string[], { questions }: SurveyShape): string | null {
  const [first = "", ...others] = members.map((id) => questions.find((one) => one.id === id)?.label ?? "");
  let length = 0;
  while (length < first.length && others.every((label) => label[length] === first[length])) length += 1;
  return first.slice(0, length).replace(/[：:\s]+$/u, "") || null;
}
