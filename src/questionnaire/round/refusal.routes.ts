import { Refused } from "../../platform/http/mount.ts";
import type { AdditionRefusal } from "./invitation.store.ts";
import type { MailingRefusal } from "./mailing.store.ts";
import type { RoundRefusal } from "./round.store.ts";

export type Reason =
  | RoundRefusal
  | AdditionRefusal
  | MailingRefusal
  | "nothing_answered"
  | "imported_already"
  | "no_file";

const refusals: Record<Reason, { status: number; ja: string; en: string }> = {
  not_found: { status: 404, ja: "見つかりません。一覧を開き直してください。", en: "Not found. Open the list again." },
  no_such_instrument: {
    status: 422,
    ja: "この調査票の版がありません。調査票の一覧から選び直してください。",
    en: "There is no such edition of an instrument. Choose one from the list.",
  },
  address_taken: {
    status: 409,
    ja: "このアドレスはほかの調査で使われています。別の文字列にしてください。",
    en: "This address is used by another round. Choose another.",
  },
  wrong_state: {
    status: 409,
    ja: "いまの状態ではできない操作です。画面を開き直してください。",
    en: "This cannot be done in the present state. Open the page again.",
  },
  editable_impossible: {
    status: 422,
    ja: "提出後の修正は、記名式で、一人ずつのリンクで集める回だけに認められます。",
    en: "Changing answers after handing in needs a round that is not anonymous and has a link for each respondent.",
  },
  closes_before_opening: {
    status: 422,
    ja: "締切日が開始日より前になっています。",
    en: "The last day is before the first.",
  },
  already_open: { status: 409, ja: "この回はすでに始まっています。", en: "This round has begun already." },
  instrument_not_fixed: {
    status: 409,
    ja: "調査票がまだ確定していません。調査票の画面で版を確定してから始めてください。",
    en: "The instrument is still a draft. Fix its edition before beginning.",
  },
  nobody_invited: {
    status: 409,
    ja: "依頼先がまだありません。依頼先を加えてから始めてください。",
    en: "Nobody is asked yet. Add respondents before beginning.",
  },
  too_few_for_anonymity: {
    status: 409,
    ja: "無記名の回には、一度に10件以上の依頼先が必要です。少ないと、誰の回答か分かってしまいます。",
    en: "An anonymous round needs at least ten respondents at a time: among fewer, an answer gives its author away.",
  },
  over: { status: 409, ja: "締切日を過ぎています。", en: "The last day has passed." },
  nobody_read: {
    status: 422,
    ja: "依頼先を読み取れませんでした。一行に一件、名称とメールアドレスを並べてください。",
    en: "No respondent could be read. Put a name and a mail address on each line.",
  },
  wrong_access: {
    status: 422,
    ja: "この回の集め方では、この加え方は使えません。",
    en: "Respondents of this round are not added in this way.",
  },
  no_mail_server: {
    status: 409,
    ja: "メールサーバーが設定されていないため、送れません。「リンクの一覧」を書き出して手渡してください。",
    en: "No mail server is set. Export the list of links and hand them over.",
  },
  nobody_to_mail: {
    status: 409,
    ja: "いま送る相手はいません。",
    en: "There is nobody to mail to now.",
  },
  being_sent: {
    status: 409,
    ja: "前の送付がまだ終わっていません。終わってから送ってください。",
    en: "The mailing before is still being sent. Wait until it is done.",
  },
  nothing_answered: { status: 422, ja: "何も入力されていません。", en: "Nothing is filled in." },
  imported_already: {
    status: 409,
    ja: "同じファイルがすでに取り込まれています。取り込み直すときは、先に前の取込みを取り消してください。",
    en: "This very file has been imported already. To import it again, undo the import before.",
  },
  no_file: { status: 422, ja: "ファイルを選んでください。", en: "Choose a file." },
};

/** The one place where reasons of rounds become HTTP. */
export function toHttp(reason: Reason): Refused {
  const { status, ...words } = refusals[reason];
  return new Refused(status, reason, words);
}
