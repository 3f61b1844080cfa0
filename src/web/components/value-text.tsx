import type { FieldDefinition } from "../../ledger/catalogue.ts";
import type { Claim, FieldValue } from "../../ledger/contract.ts";
import { japaneseDate } from "../../shared/japanese-date.ts";
import { useLanguage } from "../language.ts";
import { StateChip } from "./state-chip.tsx";
import { statementWords } from "./value-words.ts";

/** A value as it stands in a list or record: its words, and a chip for every state but "known". */
export function ValueText(props: {
  definition: FieldDefinition;
  value: FieldValue | Claim | undefined;
  refNames?: Readonly<Record<string, string>>;
  /** Show a date in the Japanese calendar as well. */
  both?: boolean;
}) {
  const language = useLanguage();
  const { definition, value } = props;
  const state = value?.state ?? "blank";
  if (state === "blank" && definition.optional) return <span className="text-ink-faint">　</span>;
  const words = statementWords(definition, value, language, props.refNames);
  const era = props.both && definition.type.is === "date" && words ? `（${japaneseDate(words)}）` : "";
  return (
    <>
      {words && (
        <span className={definition.type.is === "text" && definition.type.long ? "whitespace-pre-line" : ""}>
          {words}
          {era}
        </span>
      )}
      {words && state !== "known" && " "}
      {state !== "known" && <StateChip state={state} />}
    </>
  );
}
