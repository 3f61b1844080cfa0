import type { Condition, Derived, Question } from "../instrument/instrument.ts";
import type { Term } from "./table.ts";

type FindQuestion = (id: string) => Question | undefined;

/**
 * What stands behind a group of a derived variable, said of the question it is made from, so that disclosure control sees that "ある" of
 * a cross table is the sum of four options of a simple one. Where it cannot be said so, the group is spoken of itself.
 */
export function termsOf(
  variable: string,
  is: readonly string[],
  derived: Derived | undefined,
  multiple: boolean,
  find: FindQuestion,
): Term[] {
  const all = is.every((id) => !id.startsWith("#"));
  const source = derived && collapsedQuestion(derived, find);
  // Who left the question open, or refused, did so with the variable.
  const meant = (id: string) => (id.startsWith("#") ? [id] : (source?.options.get(id) ?? []));
  if (source) return [{ variable: source.question, is: is.flatMap(meant) }];
  return [multiple && all ? { variable, is, picked: true } : { variable, is }];
}

/**
 * The question whose options a derived variable puts together, and which ones by group; undefined where groups ask for anything else, or
 * where several may be picked. Of an option named by two groups the first has it.
 */
export function collapsedQuestion(derived: Derived, find: FindQuestion) {
  if (!("groups" in derived)) return undefined;
  const question = sourceQuestion(derived);
  const source = question === undefined ? undefined : find(question);
  if (source?.kind !== "single") return undefined;
  const options = new Map<string, readonly string[]>();
  const taken = new Set<string>();
  for (const { id, when } of derived.groups) {
    const meant = optionsMeant(
      when,
      source.options.map((option) => option.id),
    );
    if (!meant) return undefined;
    options.set(
      id,
      meant.filter((option) => !taken.has(option)),
    );
    for (const option of meant) taken.add(option);
  }
  return { question: source.id, options };
}

/** "One of these", or "answered, but none of these". */
function optionsMeant(when: Condition, options: readonly string[]): readonly string[] | undefined {
  if ("is" in when && "question" in when) return when.is;
  if (!("all" in when) || when.all.length !== 2) return undefined;
  const answered = when.all.some((part) => "answered" in part && part.answered);
  const without = when.all
    .map((part) => ("not" in part && "is" in part.not ? part.not.is : undefined))
    .find((is) => is);
  return answered && without ? options.filter((option) => !without.some((id) => id === option)) : undefined;
}

/** The one question a derived variable is made from, whatever it asks of it; undefined for several. */
export function sourceQuestion(derived: Derived): string | undefined {
  if ("groups" in derived) {
    const named = new Set(derived.groups.flatMap(({ when }) => questionsIn(when)));
    return named.size === 1 ? [...named][0] : undefined;
  }
  return "picked" in derived.number ? derived.number.picked : undefined;
}

function questionsIn(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(questionsIn);
  if ("any" in condition) return condition.any.flatMap(questionsIn);
  if ("not" in condition) return questionsIn(condition.not);
  return ["derived" in condition ? condition.derived : condition.question];
}

/** A condition as terms that all hold; null where it is none of that kind. `kindOf` says what a question is. */
export function termsOfCondition(
  condition: Condition,
  kindOf: (question: string) => Question["kind"] | undefined,
): Term[] | null {
  if ("all" in condition) {
    const parts = condition.all.map((part) => termsOfCondition(part, kindOf));
    return parts.every((part) => part !== null) ? parts.flat() : null;
  }
  if ("derived" in condition) return [{ variable: condition.derived, is: condition.is }];
  if (!("is" in condition)) return null;
  const variable = condition.row ? `${condition.question}.${condition.row}` : condition.question;
  if (kindOf(condition.question) === "multiple") return [{ variable, is: condition.is, picked: true }];
  return [{ variable, is: condition.is }];
}
