import { addDays } from "../shared/day.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import type { Words } from "../shared/words.ts";

/** A question to a vendor or department about unknown values. No answer within the term is itself a result (資料1 3.2④). */
export interface OpenInquiry {
  state: "open";
  askedOn: string;
  dueOn: string;
}
export interface ClosedInquiry {
  state: "submitted" | "late" | "notSubmitted" | "withdrawn";
  askedOn: string;
  dueOn: string;
  answeredOn: string | null;
}
export type Inquiry = OpenInquiry | ClosedInquiry;

/** Days that the survey gives for an answer. */
export const termDays = 7;

export type InquiryRefusal =
  | "due_before_asked"
  | "vendor_needs_consent"
  | "already_closed"
  | "answered_before_asked"
  | "not_due_yet"
  | "link_term_over";

export const inquiryMessages: Record<InquiryRefusal, Words> = {
  due_before_asked: {
    ja: "期限は依頼日以後の日付にしてください。",
    en: "The due day cannot be before the day of asking.",
  },
  vendor_needs_consent: {
    ja: "業者への照会には病院の同意日が必要です。同意を得た日を入れてください。",
    en: "To ask a vendor needs the hospital’s consent. Enter the day it was given.",
  },
  already_closed: {
    ja: "この照会はすでに結果が記録されています。",
    en: "What came of this inquiry is recorded already.",
  },
  answered_before_asked: {
    ja: "回答日は依頼日以後の日付にしてください。",
    en: "The day of the answer cannot be before the day of asking.",
  },
  not_due_yet: {
    ja: "期限前です。期限を過ぎてから「未提出」にするか、「取下げ」にしてください。",
    en: "It is not due yet. Record it as not submitted after the due day, or withdraw it.",
  },
  link_term_over: {
    ja: "期限から30日を過ぎた照会に、回答用リンクは作れません。結果を記録し、新しい照会を作ってください。",
    en: "The due day passed more than 30 days ago: no link can be made any more. Record what came of it and make a new inquiry.",
  },
};

export function open(
  party: "vendor" | "department",
  today: string,
  dueOn: string | undefined,
  hospitalConsentOn: string | null,
): Result<OpenInquiry, InquiryRefusal> {
  if (party === "vendor" && !hospitalConsentOn) return refuse("vendor_needs_consent");
  const due = dueOn ?? addDays(today, termDays);
  if (due < today) return refuse("due_before_asked");
  return ok({ state: "open", askedOn: today, dueOn: due });
}

export const isOverdue = (inquiry: Inquiry, today: string): boolean =>
  inquiry.state === "open" && inquiry.dueOn < today;

export function close(
  inquiry: Inquiry,
  outcome: "answered" | "notSubmitted" | "withdrawn",
  answeredOn: string,
  today: string,
): Result<ClosedInquiry, InquiryRefusal> {
  if (inquiry.state !== "open") return refuse("already_closed");
  const { askedOn, dueOn } = inquiry;
  if (outcome === "withdrawn") return ok({ state: "withdrawn", askedOn, dueOn, answeredOn: null });
  if (outcome === "notSubmitted") {
    return dueOn < today ? ok({ state: "notSubmitted", askedOn, dueOn, answeredOn: null }) : refuse("not_due_yet");
  }
  if (answeredOn < askedOn) return refuse("answered_before_asked");
  return ok({ state: answeredOn > dueOn ? "late" : "submitted", askedOn, dueOn, answeredOn });
}
