import { Button } from "../../../web/components/button.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { Answers } from "../../instrument/answer.ts";
import type { Instrument } from "../../instrument/instrument.ts";
import { askedView } from "../asked-view.ts";
import { respondTexts } from "./respond-texts.ts";

/** The last step, with what it means; and the field that only programs fill in. */
export function HandIn(props: {
  instrument: Instrument;
  answers: Answers;
  final: boolean;
  pending: boolean;
  error: Error | null;
  website: string;
  setWebsite: (text: string) => void;
  handIn: () => void;
}) {
  const t = useText(respondTexts);
  const view = askedView(props.instrument, props.answers);
  const blocked = view.illegal.length > 0 || view.open.some(({ required }) => required);
  return (
    <div className="flex flex-col gap-3">
      <Refusal error={props.error} />
      <p className="text-sm text-ink-soft">{props.final ? t.final : t.editable}</p>
      <div aria-hidden="true" className="absolute -left-[9999px] size-px overflow-hidden">
        <label>
          {t.website}
          <input
            name="website"
            tabIndex={-1}
            autoComplete="off"
            value={props.website}
            onChange={(event) => props.setWebsite(event.target.value)}
          />
        </label>
      </div>
      <Button look="primary" place="min-h-12" isDisabled={blocked || props.pending} onPress={props.handIn}>
        {props.pending ? t.handingIn : t.handIn}
      </Button>
    </div>
  );
}
