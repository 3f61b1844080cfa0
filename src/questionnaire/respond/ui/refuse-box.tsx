import { Checkbox } from "../../../web/components/checkbox.tsx";
import { useText } from "../../../web/language.ts";
import type { AnswerValue } from "../../instrument/answer.ts";
import { isRefused } from "../answering.ts";
import { respondTexts } from "./respond-texts.ts";

/** Says that one does not want to answer, which is something else than leaving a question open. */
export function RefuseBox(props: { value: AnswerValue | undefined; onChange: (value: AnswerValue | null) => void }) {
  const t = useText(respondTexts);
  return (
    <Checkbox
      checked={isRefused(props.value)}
      onChange={(refused) => props.onChange(refused ? { refused: true } : null)}
    >
      {t.refuse}
    </Checkbox>
  );
}
