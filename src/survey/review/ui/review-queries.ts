import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import type { SurveyParams } from "../../hours/ui/hours-queries.ts";
import type { CommentAbout } from "../contract.ts";
import { getReview, listComments } from "../route-contracts.ts";

export const reviewQuery = (params: SurveyParams) =>
  queryOptions({
    queryKey: ["review", params.facilityId, params.programmeId],
    queryFn: ({ signal }) => call(getReview, { params, signal }),
  });

export interface CommentSearch {
  about?: CommentAbout;
  subjectId?: string;
  state?: "unresolved";
}

export const commentsQuery = (params: SurveyParams, query: CommentSearch) =>
  queryOptions({
    queryKey: ["review", params.facilityId, params.programmeId, "comments", query],
    queryFn: ({ signal }) => call(listComments, { params, query, signal }),
  });

/** After something was decided or said: the review itself, and the survey's steps that stand on it. */
export function useReviewChanged({ facilityId }: SurveyParams): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      ["review", "survey", "deliveries"].map((name) => queryClient.invalidateQueries({ queryKey: [name, facilityId] })),
    );
}
