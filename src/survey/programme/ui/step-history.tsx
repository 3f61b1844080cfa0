import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { SurveyView } from "../route-contracts.ts";
import { stepName } from "./step-name.ts";
import { surveyTexts } from "./survey-texts.ts";

/** Every step that was taken, the newest first, each with the edition of the plan it was taken under. */
export function StepHistory({ survey }: { survey: SurveyView }) {
  const t = useText(surveyTexts);
  const label = useLabel();
  return (
    <Section title={t.history}>
      <SideScroll label={t.history} place="border-0">
        <table className="w-full text-left text-sm">
          <thead className="bg-ground">
            <tr>
              {[t.when, t.what, t.who, t.edition, t.note].map((head) => (
                <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {survey.history.toReversed().map((step) => (
              <tr key={step.number} className="h-10 border-t border-line">
                <td className="whitespace-nowrap px-3">{momentText(step.at)}</td>
                <td className="whitespace-nowrap px-3">{stepName(survey, step.to, label)}</td>
                <td className="whitespace-nowrap px-3">{step.by}</td>
                <td className="whitespace-nowrap px-3">{t.editionOf(step.planEdition)}</td>
                <td className="px-3">{step.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
    </Section>
  );
}
