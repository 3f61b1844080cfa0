import { addDays } from "../shared/day.ts";
import { ok, type Result, refuse } from "../shared/result.ts";

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

export const inquiryMessages: Record<InquiryRefusal, string> = {
  due_before_asked: "期限は依頼日以後の日付にしてください。",
  vendor_needs_consent: "業者への照会には病院の同意日が必要です。同意を得た日を入れてください。",
  already_closed: "この照会はすでに結果が記録されています。",
  answered_before_asked: "回答日は依頼日以後の日付にしてください。",
  not_due_yet: "期限前です。期限を過ぎてから「未提出」にするか、「取下げ」にしてください。",
  link_term_over: "期限から30日を過ぎた照会に、回答用リンクは作れません。結果を記録し、新しい照会を作ってください。",
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
