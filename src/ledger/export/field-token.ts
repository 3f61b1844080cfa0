import type { FieldValue, Known } from "../contract.ts";

/**
 * A field as one plain value. Facts stand as they are; every other state is a token: `@unknown` `@checking` `@none`
 * `@notApplicable` `@notSubmitted` `@conflict` `@vague:TEXT` `@lossy:TEXT`. A fact that itself begins with @ gets a second one.
 * A field that is not filled in is left out (`@blank` is read as the same).
 */
export function fieldToken(value: FieldValue): Known {
  switch (value.state) {
    case "known":
      return typeof value.value === "string" && value.value.startsWith("@") ? `@${value.value}` : value.value;
    case "vague":
    case "lossy":
      return `@${value.state}:${value.text}`;
    default:
      return `@${value.state}`;
  }
}
