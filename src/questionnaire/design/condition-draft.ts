import type { Condition, Instrument, ItemId, Question, Wording } from "../instrument/instrument.ts";
import type { Leaf } from "../instrument/references.ts";

/** A condition as the builder shows it: groups joined by "all" or "any", whose parts may each be turned round ("not"). */
export interface Group {
  joined: "all" | "any";
  parts: Part[];
}
export type Part = { negated: boolean } & ({ leaf: Leaf } | { group: Group });

/** What is said: the whole of a condition, with the brackets that it needs. A single comparison is a group of one. */
export function groupOf(condition: Condition | undefined): Group {
  if (!condition) return { joined: "all", parts: [] };
  if ("all" in condition) return { joined: "all", parts: condition.all.map(partOf) };
  if ("any" in condition) return { joined: "any", parts: condition.any.map(partOf) };
  return { joined: "all", parts: [partOf(condition)] };
}

function partOf(condition: Condition): Part {
  if ("not" in condition) {
    const inner = partOf(condition.not);
    return { ...inner, negated: !inner.negated };
  }
  if ("all" in condition || "any" in condition) return { negated: false, group: groupOf(condition) };
  return { negated: false, leaf: condition };
}

/** Undefined: nothing is said, so it holds for everybody. */
export function conditionOf({ joined, parts }: Group): Condition | undefined {
  const conditions = parts.flatMap((part): Condition[] => {
    const inner = "leaf" in part ? part.leaf : conditionOf(part.group);
    if (!inner) return [];
    return [part.negated ? { not: inner } : inner];
  });
  const [only] = conditions;
  if (conditions.length <= 1) return only;
  return joined === "all" ? { all: conditions } : { any: conditions };
}

/** What a condition can be about: a question before it, or a derived variable with groups. */
export interface Subject {
  id: ItemId;
  label: Wording;
  kind: Question["kind"] | "derived";
  /** To pick from; empty where there is nothing to pick. */
  options: readonly { id: ItemId; label: Wording }[];
  /** Of a matrix. */
  rows: readonly { id: ItemId; label: Wording }[];
}

/**
 * Conditions look back only, and into a repeated section only from within it.
 * @param before id of the question or section that the condition decides about; null: all questions, for derived variables
 */
export function subjectsFor(instrument: Instrument, before: ItemId | null): Subject[] {
  const subjects: Subject[] = [];
  sections: for (const section of instrument.sections) {
    if (section.id === before) break;
    const isOwn = section.questions.some(({ id }) => id === before);
    for (const question of section.questions) {
      if (question.id === before) break sections;
      if (section.repeats && !isOwn) continue;
      subjects.push({
        id: question.id,
        label: question.label,
        kind: question.kind,
        options: "options" in question ? question.options : [],
        rows: question.kind === "matrix" ? question.rows : [],
      });
    }
  }
  for (const derived of instrument.derived ?? [])
    if ("groups" in derived && derived.id !== before)
      subjects.push({ id: derived.id, label: derived.label, kind: "derived", options: derived.groups, rows: [] });
  return subjects;
}

export type Comparison = "is" | "picked" | "between" | "answered" | "unanswered";

/** How answers to it can be compared; the usual one first. */
export function comparisonsOf({ kind }: Subject): Comparison[] {
  switch (kind) {
    case "single":
    case "matrix":
      return ["is", "answered", "unanswered"];
    case "multiple":
      return ["is", "picked", "answered", "unanswered"];
    case "number":
      return ["between", "answered", "unanswered"];
    case "derived":
      return ["is"];
    default:
      return ["answered", "unanswered"];
  }
}

export function comparisonOf(leaf: Leaf): Comparison {
  if ("is" in leaf) return "is";
  if ("picked" in leaf) return "picked";
  if ("between" in leaf) return "between";
  return leaf.answered ? "answered" : "unanswered";
}

/** A comparison that is begun: nothing is picked, no limit is set. */
export function begun(subject: Subject, comparison: Comparison): Leaf {
  const question = subject.id;
  switch (comparison) {
    case "is": {
      if (subject.kind === "derived") return { derived: question, is: [] };
      const [row] = subject.rows;
      return row ? { question, row: row.id, is: [] } : { question, is: [] };
    }
    case "picked":
      return { question, picked: { min: 1 } };
    case "between":
      return { question, between: {} };
    default:
      return { question, answered: comparison === "answered" };
  }
}
