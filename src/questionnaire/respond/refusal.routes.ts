import { linkRefusals } from "../../identity/api.ts";
import { Refused } from "../../platform/http/mount.ts";
import type { ComingRefusal, WelcomeRefusal } from "./come.store.ts";
import type { HandInRefusal } from "./form.store.ts";

export type RespondentRefusal = ComingRefusal | WelcomeRefusal | "handed_in" | HandInRefusal;

type Reason = ComingRefusal | WelcomeRefusal | "handed_in" | "nothing_answered";

const { link_wrong, too_many_attempts } = linkRefusals({ ja: "調査の依頼元", en: "whoever asked you" });

/** Words for people who were asked a favour: what to do now. */
const refusals: Record<Reason, { status: number; ja: string; en: string }> = {
  link_wrong,
  too_many_attempts,
  link_stopped: {
    status: 410,
    ja: "このリンクは使えなくなっています。お心当たりがないときは、調査の依頼元にお問い合わせください。",
    en: "This link is no longer in use. If you did not expect this, please contact whoever asked you.",
  },
  round_not_open: {
    status: 410,
    ja: "この調査は、いま回答を受け付けていません（始まる前か、締め切ったあとです）。",
    en: "This questionnaire is not taking answers now: it has not begun, or it has closed.",
  },
  handed_in: {
    status: 409,
    ja: "回答はすでに提出されています。",
    en: "The answers have been handed in already.",
  },
  nothing_answered: {
    status: 422,
    ja: "まだ何も回答されていません。一つ以上の質問に答えてから提出してください。",
    en: "Nothing is answered yet. Answer at least one question before handing in.",
  },
};

/** The one place where reasons of answering become HTTP. */
export function toHttp(refusal: RespondentRefusal): Refused {
  if (typeof refusal === "object" && refusal.reason === "illegal_answers")
    return new Refused(422, refusal.reason, refusal.problem.message, refusal.problem.place);
  const reason = typeof refusal === "string" ? refusal : refusal.reason;
  const { status, ...words } = refusals[reason];
  return new Refused(status, reason, words);
}
