import type { Condition, Derived, Question } from "../instrument/instrument.ts";
import type { Term } from "./table.ts";

/**
 * What stands behind a group of a derived variable, said of the question it is made from, so that disclosure control sees that "ある" of
 * a cross table is the sum of four options of a simple one. Where it cannot be said so, the group is spoken of itself.
 */
export function termsOf(
  variable: string,
  is: readonly string[],
  derived: Derived | undefined,
  multiple: boolean,
): Term[] {
  const all = is.every((id) => !id.startsWith("#"));
  if (derived && "groups" in derived && all) {
    const source = collapsedQuestion(derived);
    if (source) {
      const options = is.flatMap((id) => source.options.get(id) ?? []);
      return [{ variable: source.question, is: options }];
    }
  }
  return [multiple && all ? { variable, is, picked: true } : { variable, is }];
}

/**
 * The question whose options a derived variable puts together, and which ones by group; undefined where groups ask for anything else.
 * Of an option named by two groups the first has it.
 */
export function collapsedQuestion(derived: Derived) {
  if (!("groups" in derived)) return undefined;
  const options = new Map<string, readonly string[]>();
  const taken = new Set<string>();
  let question: string | undefined;
  for (const { id, when } of derived.groups) {
    if (!("is" in when) || !("question" in when)) return undefined;
    const of = when.row ? `${when.question}.${when.row}` : when.question;
    if (question !== undefined && question !== of) return undefined;
    question = of;
    options.set(
      id,
      when.is.filter((option) => !taken.has(option)),
    );
    for (const option of when.is) taken.add(option);
  }
  return question === undefined ? undefined : { question, options };
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
