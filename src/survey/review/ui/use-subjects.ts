import { useQuery } from "@tanstack/react-query";
import { useText } from "../../../web/language.ts";
import type { SurveyParams } from "../../hours/ui/hours-queries.ts";
import { visitsQuery } from "../../visit/ui/visit-queries.ts";
import { surveyDocuments } from "../contract.ts";
import type { Subject } from "./new-comment-form.tsx";
import { reviewTexts } from "./review-texts.ts";

/** What can be commented on from the review itself: the whole survey, its documents, its visits. */
export function useSubjects(params: SurveyParams, wanted: boolean): readonly [Subject, ...Subject[]] {
  const t = useText(reviewTexts);
  const visits = useQuery({ ...visitsQuery(params), enabled: wanted });
  const plain = { subjectId: "", field: "" };
  return [
    { ...plain, about: "survey", label: t.about.survey },
    ...surveyDocuments.map((kind): Subject => ({ ...plain, about: "document", subjectId: kind, label: t.kinds[kind] })),
    ...(visits.data?.visits ?? []).map(
      ({ id, number, onDay }): Subject => ({ ...plain, about: "visit", subjectId: id, label: t.visit(number, onDay) }),
    ),
  ];
}
