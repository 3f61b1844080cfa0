import { type Homework, mayLink, takesAnswer } from "./homework.ts";

export const homeworkActions = [
  "consent",
  "refuseConsent",
  "answer",
  "record",
  "judge",
  "extend",
  "withdraw",
  "link",
] as const;
export type HomeworkAction = (typeof homeworkActions)[number];

/** What somebody may do with homework now; sent along with it, so that the screen draws only what will work. */
export function actionsOf(work: Homework, may: { answer: boolean; work: boolean }): HomeworkAction[] {
  const vendor = work.holder === "vendor";
  const handedIn = work.state === "submitted" || work.state === "late";
  const undecided = ["waiting", "refused"].includes(work.state);
  const open: Record<HomeworkAction, boolean> = {
    consent: may.answer && vendor && undecided,
    refuseConsent: may.answer && vendor && (work.state === "waiting" || takesAnswer(work)),
    answer: may.answer && !vendor && takesAnswer(work),
    record: may.work && takesAnswer(work),
    judge: may.work && handedIn && work.acceptedOn === null,
    extend: may.work && takesAnswer(work),
    withdraw: may.work && (undecided || takesAnswer(work)),
    link: may.work && mayLink(work).ok,
  };
  return homeworkActions.filter((action) => open[action]);
}
