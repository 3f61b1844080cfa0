import type { SurveyView } from "../route-contracts.ts";
import { stateWords } from "../words.ts";

/** A step by the name the programme gives it, or its usual one. */
export const stepName = (
  survey: Pick<SurveyView, "path">,
  state: SurveyView["state"],
  label: (words: { ja: string; en: string }) => string,
): string => label(survey.path.find((step) => step.state === state)?.name ?? stateWords[state]);
