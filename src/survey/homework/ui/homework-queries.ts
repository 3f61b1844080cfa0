import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import type { SurveyOfPage } from "../../visit/ui/visit-queries.ts";
import { getHomework, type HomeworkDetail, listHomework } from "../route-contracts.ts";

export type HomeworkOfPage = SurveyOfPage & { homeworkId: string };

const keyOf = ({ facilityId, programmeId }: SurveyOfPage) => ["survey", facilityId, programmeId, "homework"];

export const homeworkListQuery = (survey: SurveyOfPage) =>
  queryOptions({
    queryKey: [...keyOf(survey), "list"],
    queryFn: ({ signal }) => call(listHomework, { params: survey, signal }),
    // Two sides work on it: what the other did meanwhile is shown whenever the page is opened.
    staleTime: 0,
  });

export const homeworkQuery = (work: HomeworkOfPage) =>
  queryOptions({
    queryKey: [...keyOf(work), work.homeworkId],
    queryFn: ({ signal }) => call(getHomework, { params: work, signal }),
    staleTime: 0,
  });

/** What a change gave back is shown at once; whatever else shows the survey is read again. */
export function useHomeworkChanged(survey: SurveyOfPage): (detail: HomeworkDetail) => Promise<void> {
  const queryClient = useQueryClient();
  return async (detail) => {
    const { queryKey } = homeworkQuery({ ...survey, homeworkId: detail.id });
    queryClient.setQueryData(queryKey, detail);
    await queryClient.invalidateQueries({
      predicate: (query) => String(query.queryKey[0]).startsWith("survey") && query.queryKey[4] !== detail.id,
    });
  };
}
