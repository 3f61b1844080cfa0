import type { Evidence } from "../../finding/contract.ts";
import { fieldDefinition } from "../../ledger/catalogue.ts";
import type { Claim } from "../../ledger/contract.ts";
import { blankWord, printClaim } from "./printed-value.ts";

/** One field a finding stands on, as a line of the report: 「ファームウェア版数: 不明」. */
export function evidenceLine({ kind, field, state, value }: Evidence): string {
  const definition = fieldDefinition(kind, field);
  if (!definition) return field;
  return `${definition.ja}: ${state === "conflict" ? "矛盾" : state === "blank" ? blankWord : printClaim(definition, claim(state, value), () => undefined)}`;
}

function claim(state: Exclude<Evidence["state"], "conflict" | "blank">, value: Evidence["value"]): Claim {
  switch (state) {
    case "known":
      return { state, value: value ?? "" };
    case "vague":
    case "lossy":
      return { state, text: String(value ?? "") };
    default:
      return { state };
  }
}
