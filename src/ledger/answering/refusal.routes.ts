import { type LinkRefusal, linkRefusals } from "../../identity/api.ts";
import { Refused } from "../../platform/http/mount.ts";
import type { HandInRefusal } from "./answer.store.ts";
import { answerKey } from "./answer.ts";
import type { FileRefusal } from "./answer-file.store.ts";

type Reason = LinkRefusal | FileRefusal | HandInRefusal["reason"] | "too_many_attempts" | "wrong_file_type" | "no_file";
export type ComerRefusal =
  | Reason
  | Exclude<HandInRefusal, { reason: "nothing_answered" | "not_asked" }>
  | HandInRefusal;

/** Words for people of other companies: what to do, and nothing of the hospital. */
const refusals: Record<Reason, { status: number; ja: string; en: string }> = {
  ...linkRefusals({ ja: "照会した医療機関", en: "the hospital that asked you" }),
  not_asked: {
    status: 404,
    ja: "照会されていない項目が含まれています。ページを開き直してください。",
    en: "This contains something that was not asked. Open the page again.",
  },
  nothing_answered: {
    status: 422,
    ja: "まだ何も回答されていません。分かる項目に答えるか、コメントを書いてください。",
    en: "Nothing is answered yet. Answer what you know, or write a comment.",
  },
  bad_answer: { status: 422, ja: "この項目には当てはまらない値です。", en: "This value does not fit the question" },
  not_taken: {
    status: 409,
    ja: "この回答は記録できませんでした。照会した医療機関にお問い合わせください。",
    en: "This answer could not be recorded. Please contact the hospital that asked you.",
  },
  too_many_files: { status: 409, ja: "添えられるファイルは20個までです。", en: "At most 20 files can be added." },
  file_gone: { status: 404, ja: "このファイルはもうありません。", en: "This file is gone already." },
  no_file: { status: 422, ja: "ファイルを選んでください。", en: "Choose a file." },
  wrong_file_type: {
    status: 422,
    ja: "添えられるのは写真（JPEG・PNG・WebP）と PDF です。",
    en: "Pictures (JPEG, PNG, WebP) and PDF can be added.",
  },
};

/** The one place where refusals to whoever comes by a link become HTTP, in the language the browser asks for. */
export function toHttp(refusal: ComerRefusal): Refused {
  const reason = typeof refusal === "string" ? refusal : refusal.reason;
  const { status, ...words } = refusals[reason];
  if (typeof refusal === "string" || refusal.reason !== "bad_answer") return new Refused(status, reason, words);
  return new Refused(status, reason, refusal.words, answerKey(refusal.answer));
}
