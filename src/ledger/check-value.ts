import { ok, type Result, refuse } from "../shared/result.ts";
import type { Words } from "../shared/words.ts";
import { type FieldDefinition, fieldDefinition } from "./catalogue.ts";
import { Claim, type FieldValue, PartialDate, type RecordKind } from "./contract.ts";
import { institutionCodeMessages, institutionCodeProblem } from "./institution-code.ts";
import { vocabularies } from "./vocabulary.ts";

export interface ValueProblem {
  field: string;
  words: Words;
}

/** Does this statement fit the field? Codes outside the vocabulary are kept as written only by imports, not by a form. */
export function checkValue(kind: RecordKind, field: string, value: FieldValue | null): Result<null, ValueProblem> {
  const definition = fieldDefinition(kind, field);
  if (!definition)
    return refuse({
      field,
      words: { ja: `項目 ${field} は「${kind}」にありません。`, en: `There is no field ${field} in “${kind}”.` },
    });
  if (value === null) return ok(null);
  const claims = value.state === "conflict" ? value.claims : [Claim.parse(value)];
  for (const claim of claims) {
    const words = claim.state === "known" ? knownProblem(definition, claim.value) : null;
    if (words) return refuse({ field, words });
  }
  return ok(null);
}

function knownProblem(definition: FieldDefinition, value: unknown): Words | null {
  const { type, ja, en } = definition;
  switch (type.is) {
    case "whole":
      return Number.isSafeInteger(value) && Number(value) >= 0
        ? null
        : { ja: `「${ja}」には0以上の整数を入れてください。`, en: `${en}: a whole number of 0 or more.` };
    case "yesNo":
      return typeof value === "boolean"
        ? null
        : { ja: `「${ja}」は「はい」か「いいえ」です。`, en: `${en}: yes or no.` };
    case "date":
      return PartialDate.safeParse(value).success
        ? null
        : {
            ja: `「${ja}」は 2026、2026-03、2026-03-31 のいずれかの形です。`,
            en: `${en}: as 2026, 2026-03 or 2026-03-31.`,
          };
    case "code":
      return vocabularies[type.vocabulary].some((term) => term.id === value)
        ? null
        : { ja: `「${ja}」は選択肢から選んでください。`, en: `${en}: choose one of the list.` };
    case "codes":
      return Array.isArray(value) && value.every((one) => vocabularies[type.vocabulary].some((term) => term.id === one))
        ? null
        : { ja: `「${ja}」は選択肢から選んでください。`, en: `${en}: choose one of the list.` };
    case "texts":
      return typeof value === "string" || Array.isArray(value) ? null : textWanted(definition);
    case "ref":
      return typeof value === "string"
        ? null
        : { ja: `「${ja}」は台帳の記録から選んでください。`, en: `${en}: choose a record of the ledger.` };
    case "text":
      return textProblem(definition, value);
  }
}

const textWanted = ({ ja, en }: FieldDefinition): Words => ({
  ja: `「${ja}」は文字で入れてください。`,
  en: `${en}: text.`,
});

function textProblem(definition: FieldDefinition, value: unknown): Words | null {
  const { id, ja, en, type } = definition;
  if (typeof value !== "string") return textWanted(definition);
  const longest = type.is === "text" && type.long ? 20_000 : 2_000;
  if (value.length > longest)
    return { ja: `「${ja}」は${longest}文字までです。`, en: `${en}: up to ${longest} characters.` };
  if (id !== "medicalInstitutionCode") return null;
  const problem = institutionCodeProblem(value);
  return problem && institutionCodeMessages[problem];
}
