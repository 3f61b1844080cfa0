import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { respondTexts } from "./respond-texts.ts";

/** Words of one's own that go with an option. */
export function WordsField(props: { option: string; value: string; onChange: (text: string) => void }) {
  const t = useText(respondTexts);
  return (
    <div className="pl-8">
      <TextField label={t.words(props.option)} value={props.value} onChange={props.onChange} maxLength={1000} />
    </div>
  );
}
