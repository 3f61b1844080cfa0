import { Refused } from "../../platform/http/mount.ts";
import type { StepRefusal } from "./comment.ts";

export type ReviewRefusal =
  | StepRefusal
  | "not_found"
  | "no_such_subject"
  | "not_of_this_programme"
  | "survey_over"
  | "older_edition"
  | "decided_already"
  | "comments_open"
  | "future_day";

const refusals: Record<ReviewRefusal, { status: number; ja: string; en: string }> = {
  not_found: { status: 404, ja: "見つかりません。一覧を開き直してください。", en: "Not found. Open the list again." },
  no_such_subject: {
    status: 404,
    ja: "コメントの対象が見つかりません。画面を開き直してください。",
    en: "What the comment is about cannot be found. Open the page again.",
  },
  not_of_this_programme: {
    status: 409,
    ja: "この調査事業では、この医療機関の担当になっていません。担当の企業か監督側の人が行ってください。",
    en: "You have no part in this hospital's survey in this programme. Somebody of the company in charge or of the supervising side has to do it.",
  },
  survey_over: {
    status: 409,
    ja: "この調査は終わっているため、変更できません。",
    en: "This survey is over; nothing can be changed.",
  },
  older_edition: {
    status: 409,
    ja: "この後に新しい版が発行されています。最新版を開いて判断してください。",
    en: "A newer edition has been issued since. Open and decide on the newest.",
  },
  decided_already: {
    status: 409,
    ja: "この版はすでに受理されています。直すときは、新しい版を発行してもらってください。",
    en: "This edition is accepted already. To correct it, have a new edition issued.",
  },
  comments_open: {
    status: 409,
    ja: "この文書への未解決のコメントがあるため、受理できません。コメントを解決してから受理してください。",
    en: "There are unresolved comments on this document. Resolve them, then accept it.",
  },
  future_day: {
    status: 422,
    ja: "まだ来ていない日付です。実施した日を入力してください。",
    en: "This day has not come yet. Enter the day it was held.",
  },
  resolved_already: {
    status: 409,
    ja: "このコメントは解決済みです。続けるときは、監督側が再開してください。",
    en: "This thread is resolved. To go on, the supervising side has to reopen it.",
  },
  not_resolved: { status: 409, ja: "このコメントはまだ解決していません。", en: "This thread is not resolved." },
  only_reviewer: {
    status: 409,
    ja: "差戻しや監督側のコメントを解決・再開できるのは、監督側だけです。回答を書いて確認を待ってください。",
    en: "Only the supervising side resolves or reopens this. Write an answer and wait for it to be checked.",
  },
  only_company: {
    status: 409,
    ja: "回答は調査企業が書きます。監督側は「書き加える」を使ってください。",
    en: "The survey company answers. The supervising side adds a remark instead.",
  },
  text_missing: { status: 422, ja: "本文を入力してください。", en: "Write something." },
};

/** The one place where reasons of the review become HTTP. */
export function toHttp(reason: ReviewRefusal): Refused {
  const { status, ...words } = refusals[reason];
  return new Refused(status, reason, words);
}
