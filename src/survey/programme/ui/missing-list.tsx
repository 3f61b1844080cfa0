import { ShapeMark } from "../../../web/components/chip.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import type { SurveyView } from "../route-contracts.ts";
import { missingWords } from "../words.ts";
import { surveyTexts } from "./survey-texts.ts";

/** What a step still lacks, each with what to do about it. */
export function MissingList({ missing }: { missing: NonNullable<SurveyView["next"]>["missing"] }) {
  const t = useText(surveyTexts);
  const label = useLabel();
  if (missing.length === 0)
    return (
      <p className="flex items-center gap-2 text-sm text-good">
        <ShapeMark shape="tick" />
        {t.nothingMissing}
      </p>
    );
  return (
    <div className="text-sm">
      <p className="font-bold">{t.missing}</p>
      <ul className="flex flex-col gap-1">
        {missing.map((one) => (
          <li key={one.kind} className="flex items-baseline gap-2">
            <span className="text-attention">
              <ShapeMark shape="ring" />
            </span>
            {label(missingWords(one))}
          </li>
        ))}
      </ul>
    </div>
  );
}
