import { Refused } from "../../platform/http/mount.ts";
import { surveyRefusals } from "../survey-refusals.ts";
import type { InterviewRefusal } from "./interview.store.ts";
import type { ProposalRefusal } from "./proposal.store.ts";
import type { VisitRefusal } from "./visit.store.ts";
import type { WalkRefusal } from "./walkthrough.store.ts";

type Reason = VisitRefusal | InterviewRefusal | ProposalRefusal | WalkRefusal;

const refusals: Record<Reason, { status: number; ja: string; en: string }> = {
  ...surveyRefusals,
  not_found: {
    status: 404,
    ja: "見つかりません。画面を開き直してください。",
    en: "Not found. Open the page again.",
  },
  stale_visit: {
    status: 409,
    ja: "ほかの人がこの訪問を変えています。画面を開き直し、いまの内容を見てから変えてください。",
    en: "Somebody else has changed this visit. Open the page again and look at it before changing it.",
  },
  not_a_colleague: {
    status: 422,
    ja: "訪問できるのは、自社の担当者として登録された人だけです。「担当者」の画面で登録してから選んでください。",
    en: "Only people registered as members of your company can be sent. Register them among its members first.",
  },
  visit_not_planned: {
    status: 409,
    ja: "この訪問はすでに実施または取り止めとして記録されています。新しい訪問を計画してください。",
    en: "This visit is recorded as held or cancelled already. Plan another one.",
  },
  visit_not_yet: {
    status: 409,
    ja: "訪問の日がまだ来ていません。当日以後に記録するか、日程を変えてください。",
    en: "The day of the visit has not come. Record it on the day or later, or change the date.",
  },
  visit_cancelled: {
    status: 409,
    ja: "取り止めになった訪問です。ほかの訪問に加えてください。",
    en: "This visit was cancelled. Add the interview to another one.",
  },
  interview_settled: {
    status: 409,
    ja: "行われた聞き取りは一覧から外せません。誤りなら「行わなかった」に直してください。",
    en: "An interview that was held stays on the list. If that is wrong, mark it as not held.",
  },
  minutes_missing: {
    status: 422,
    ja: "実際にかかった分数を入れてください。",
    en: "Enter how many minutes it took.",
  },
  proposal_answered: {
    status: 409,
    ja: "この提案にはすでに返答があります。必要なら新しく提案してください。",
    en: "This proposal has been answered already. Make another one if needed.",
  },
  day_past: {
    status: 422,
    ja: "過ぎた日は提案できません。今日以後の日を選んでください。",
    en: "This day has passed. Choose today or a later day.",
  },
  unknown_target: {
    status: 422,
    ja: "対象区分は [1] から [8] の中から選んでください。",
    en: "Choose from the target categories [1] to [8].",
  },
  place_gone: {
    status: 404,
    ja: "順路にない場所が含まれています。画面を開き直してから並べ替えてください。",
    en: "This names a place that is not on the route. Open the page again before reordering.",
  },
  route_differs: {
    status: 409,
    ja: "順路の場所がほかの人によって変わっています。画面を開き直してから並べ替えてください。",
    en: "Somebody else has changed the places of the route. Open the page again before reordering.",
  },
};

/** The one place where reasons of visits and the walk become HTTP. */
export function toHttp(reason: Reason): Refused {
  const { status, ...words } = refusals[reason];
  return new Refused(status, reason, words);
}
