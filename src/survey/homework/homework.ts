import { addDays } from "../../shared/day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";

export const holders = ["hospital", "vendor"] as const;
export type Holder = (typeof holders)[number];
export const homeworkKinds = ["document", "settings", "photo", "explanation", "other"] as const;
export type HomeworkKind = (typeof homeworkKinds)[number];

/** `waiting`: a vendor is to be asked, and the hospital has not agreed yet; `refused`: it did not agree. */
export const homeworkStates = ["waiting", "refused", "open", "submitted", "late", "notSubmitted", "withdrawn"] as const;
export type HomeworkState = (typeof homeworkStates)[number];

/** Days that the survey gives (資料1 3.2④), where the programme's plan says nothing else. */
export const termDays = 7;

/** What was asked and what came of it. Days are ISO days in Japan. Nothing handed in within the term is itself a result. */
export interface Homework {
  holder: Holder;
  state: HomeworkState;
  round: number;
  contact: string | null;
  requestedOn: string | null;
  dueOn: string | null;
  hospitalConsentOn: string | null;
  answeredOn: string | null;
  acceptedOn: string | null;
}

export type HomeworkRefusal =
  | "contact_missing"
  | "due_before_asked"
  | "already_decided"
  | "consent_missing"
  | "asked_of_vendor"
  | "not_open"
  | "not_handed_in"
  | "already_accepted"
  | "received_before_asked"
  | "received_in_future"
  | "due_in_past"
  | "nothing_answered"
  | "not_asked";

type Decided = Result<Homework, HomeworkRefusal>;

/**
 * As homework stands on a day, whether or not anybody has written it down yet: open work whose last day is over counts as not submitted
 * from the first moment of the next one. After it was sent back that says that the detail did not come; the vague answer stays beside it.
 */
export const asOf = <Work extends Pick<Homework, "state" | "dueOn">>(work: Work, today: string): Work =>
  work.state === "open" && work.dueOn !== null && work.dueOn < today ? { ...work, state: "notSubmitted" } : work;

/** Something can still be handed in: within the term, or afterwards as late. */
export const takesAnswer = ({ state }: Pick<Homework, "state">): boolean =>
  state === "open" || state === "notSubmitted";

interface Asked {
  holder: Holder;
  contact: string | null;
  /** Null: `term` days. */
  dueOn: string | null;
}

/** The hospital is asked at once; a vendor once the hospital agrees, and its days begin then. */
export function ask({ holder, contact, dueOn }: Asked, today: string, term: number): Decided {
  const fresh = { holder, round: 1, contact, hospitalConsentOn: null, answeredOn: null, acceptedOn: null };
  if (dueOn !== null && dueOn < today) return refuse("due_before_asked");
  if (holder === "vendor") return ok({ ...fresh, state: "waiting", requestedOn: null, dueOn: null });
  return ok({ ...fresh, state: "open", requestedOn: today, dueOn: dueOn ?? addDays(today, term) });
}

/** The hospital agrees that the vendor is asked, and names whom; from this day the term runs. */
export function consent(work: Homework, contact: string | null, today: string, term: number): Decided {
  if (work.holder !== "vendor" || !["waiting", "refused"].includes(work.state)) return refuse("already_decided");
  const named = contact?.trim() || work.contact?.trim() || "";
  if (named === "") return refuse("contact_missing");
  return ok({
    ...work,
    state: "open",
    contact: named,
    hospitalConsentOn: today,
    requestedOn: today,
    dueOn: addDays(today, term),
  });
}

/** The hospital does not agree, or no longer: what was not handed in yet is not asked any more. */
export function refuseConsent(work: Homework): Decided {
  if (work.holder !== "vendor") return refuse("already_decided");
  if (work.state !== "waiting" && !takesAnswer(work)) return refuse("already_decided");
  return ok({ ...work, state: "refused", requestedOn: null, dueOn: null, hospitalConsentOn: null });
}

/** By whom an answer comes: a vendor's homework is answered through its link, or recorded by the company that asked. */
export type AnswerWay = "hospital" | "link" | "recorded";

/**
 * Hands an answer in.
 * @param receivedOn the day it came: today, or earlier where a company records what it was handed
 */
export function handIn(work: Homework, way: AnswerWay, receivedOn: string, today: string): Decided {
  if (way === "hospital" && work.holder === "vendor") return refuse("asked_of_vendor");
  if (work.holder === "vendor" && work.hospitalConsentOn === null) return refuse("consent_missing");
  if (!takesAnswer(work) || work.requestedOn === null || work.dueOn === null) return refuse("not_open");
  if (receivedOn < work.requestedOn) return refuse("received_before_asked");
  if (receivedOn > today) return refuse("received_in_future");
  return ok({ ...work, state: receivedOn > work.dueOn ? "late" : "submitted", answeredOn: receivedOn });
}

export function accept(work: Homework, today: string): Decided {
  const handedIn = mayJudge(work);
  return handedIn.ok ? ok({ ...work, acceptedOn: today }) : handedIn;
}

/** Vague answers go back: the same work, another round, another term. What was handed in stays in the history. */
export function needsDetail(work: Homework, dueOn: string | null, today: string, term: number): Decided {
  const handedIn = mayJudge(work);
  if (!handedIn.ok) return handedIn;
  if (dueOn !== null && dueOn < today) return refuse("due_in_past");
  return ok({ ...reopened(work, dueOn ?? addDays(today, term)), round: work.round + 1 });
}

/** More time, before or after the last day; what counted as not submitted is open again. */
export function extend(work: Homework, dueOn: string, today: string): Decided {
  if (!takesAnswer(work)) return refuse("not_open");
  return dueOn < today ? refuse("due_in_past") : ok(reopened(work, dueOn));
}

/** Not wanted any more; what was handed in is not taken back. */
export function withdraw(work: Homework): Decided {
  if (!["waiting", "refused", "open", "notSubmitted"].includes(work.state)) return refuse("not_open");
  return ok({ ...work, state: "withdrawn" });
}

/** A link for a vendor needs open work that the hospital agreed to. */
export function mayLink(work: Homework): Result<null, HomeworkRefusal> {
  if (work.holder !== "vendor" || work.hospitalConsentOn === null) return refuse("consent_missing");
  return takesAnswer(work) ? ok(null) : refuse("not_open");
}

const reopened = (work: Homework, dueOn: string): Homework => ({
  ...work,
  state: "open",
  dueOn,
  answeredOn: null,
  acceptedOn: null,
});

function mayJudge(work: Homework): Result<null, HomeworkRefusal> {
  if (work.state !== "submitted" && work.state !== "late") return refuse("not_handed_in");
  return work.acceptedOn === null ? ok(null) : refuse("already_accepted");
}
