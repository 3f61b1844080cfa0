import { ok, type Result, refuse } from "../shared/result.ts";
import { type FieldDefinition, fieldDefinition } from "./catalogue.ts";
import { Claim, type FieldValue, PartialDate, type RecordKind } from "./contract.ts";
import { institutionCodeMessages, institutionCodeProblem } from "./institution-code.ts";
import { vocabularies } from "./vocabulary.ts";

export interface ValueProblem {
  field: string;
  message: string;
}

/** Does this statement fit the field? Codes outside the vocabulary are kept as written only by imports, not by a form. */
export function checkValue(kind: RecordKind, field: string, value: FieldValue | null): Result<null, ValueProblem> {
  const definition = fieldDefinition(kind, field);
  if (!definition) return refuse({ field, message: `項目 ${field} は「${kind}」にありません。` });
  if (value === null) return ok(null);
  const claims = value.state === "conflict" ? value.claims : [Claim.parse(value)];
  for (const claim of claims) {
    const message = claim.state === "known" ? knownProblem(definition, claim.value) : null;
    if (message) return refuse({ field, message });
  }
  return ok(null);
}

function knownProblem(definition: FieldDefinition, value: unknown): string | null {
  const { type, ja } = definition;
  switch (type.is) {
    case "whole":
      return Number.isSafeInteger(value) && Number(value) >= 0 ? null : `「${ja}」には0以上の整数を入れてください。`;
    case "yesNo":
      return typeof value === "boolean" ? null : `「${ja}」は「はい」か「いいえ」です。`;
    case "date":
      return PartialDate.safeParse(value).success ? null : `「${ja}」は 2026、2026-03、2026-03-31 のいずれかの形です。`;
    case "code":
      return vocabularies[type.vocabulary].some((term) => term.id === value)
        ? null
        : `「${ja}」は選択肢から選んでください。`;
    case "codes":
      return Array.isArray(value) && value.every((one) => vocabularies[type.vocabulary].some((term) => term.id === one))
        ? null
        : `「${ja}」は選択肢から選んでください。`;
    case "texts":
      return typeof value === "string" || Array.isArray(value) ? null : `「${ja}」は文字で入れてください。`;
    case "ref":
      return typeof value === "string" ? null : `「${ja}」は台帳の記録から選んでください。`;
    case "text":
      return textProblem(definition, value);
  }
}

function textProblem({ id, ja, type }: FieldDefinition, value: unknown): string | null {
  if (typeof value !== "string") return `「${ja}」は文字で入れてください。`;
  const longest = type.is === "text" && type.long ? 20_000 : 2_000;
  if (value.length > longest) return `「${ja}」は${longest}文字までです。`;
  if (id !== "medicalInstitutionCode") return null;
  const problem = institutionCodeProblem(value);
  return problem && institutionCodeMessages[problem];
}
