import type { DeliverRefusal, ReceiptRefusal } from "./deliver.ts";

export type DeliveryRefusal =
  | DeliverRefusal
  | {
      reason:
        | ReceiptRefusal
        | "not_found"
        | "not_of_this_programme"
        | "survey_over"
        | "no_ministry"
        | "not_engaged"
        | "bad_fields"
        | "wrong_file_type";
    };

export interface Words {
  status: 404 | 409 | 422;
  ja: string;
  en: string;
}

/** What people are told, with what is missing and the way on. */
export function wordsOf(refusal: DeliveryRefusal): Words {
  if ("kinds" in refusal) {
    const kinds = refusal.kinds.join("・");
    const list = refusal.kinds.join(", ");
    return refusal.reason === "not_accepted"
      ? {
          status: 409,
          ja: `まだ受理されていない文書があります（${kinds}）。レビューで最新版が受理されてから届けてください。`,
          en: `These documents are not accepted: ${list}. Deliver them once the review has accepted their newest edition.`,
        }
      : {
          status: 409,
          ja: `事務局への報告には7つの文書がすべて必要です。足りない文書: ${kinds}`,
          en: `The report to the secretariat needs all seven documents. Missing: ${list}`,
        };
  }
  return plain[refusal.reason];
}

const plain: Record<Exclude<DeliveryRefusal, { kinds: unknown }>["reason"], Words> = {
  nothing_chosen: { status: 409, ja: "届ける文書を選んでください。", en: "Choose the documents to deliver." },
  not_taken_over: {
    status: 409,
    ja: "事務局がまだ報告を検収していません。検収を記録してから届けてください。",
    en: "The secretariat has not taken the report over yet. Record the acceptance first.",
  },
  advice_missing: {
    status: 422,
    ja: "病院への報告には、課題と助言を書いてください。",
    en: "Write down issues and advice for the hospital.",
  },
  received_already: { status: 409, ja: "受領はすでに記録されています。", en: "The receipt is recorded already." },
  evidence_missing: {
    status: 422,
    ja: "届け先に代わって受領を記録するには、受領の分かるもの（メモかファイル）を添えてください。",
    en: "To record a receipt in the receiver's stead, add what shows it: a note or a file.",
  },
  future_day: { status: 422, ja: "受領日がまだ来ていない日付です。", en: "The day of receipt has not come yet." },
  before_sent: {
    status: 422,
    ja: "受領日が、届けた日より前です。",
    en: "The day of receipt lies before the delivery.",
  },
  not_found: { status: 404, ja: "見つかりません。一覧を開き直してください。", en: "Not found. Open the list again." },
  not_of_this_programme: {
    status: 409,
    ja: "この調査事業では、この医療機関の担当になっていません。担当の企業の人が行ってください。",
    en: "You do not work on this hospital in this programme. Somebody of the company in charge has to do it.",
  },
  survey_over: {
    status: 409,
    ja: "この調査は終わっているため、変更できません。",
    en: "This survey is over; nothing can be changed.",
  },
  no_ministry: {
    status: 409,
    ja: "届け先の省庁が選ばれていないか、この調査事業に加わっていません。事業の「参加組織」に加えてから選んでください。",
    en: "No ministry's office is chosen, or it takes no part in the programme. Add it to the programme's organisations, then choose it.",
  },
  not_engaged: {
    status: 409,
    ja: "届け先にこの医療機関を開けません。誓約書が有効かどうか、確かめてください。",
    en: "The hospital cannot be opened to the receiver. Check that the pledge stands.",
  },
  bad_fields: { status: 422, ja: "受領日を入力してください。", en: "Enter the day of receipt." },
  wrong_file_type: {
    status: 422,
    ja: "受領の分かるファイルは、写真（JPEG・PNG・WebP）か PDF にしてください。",
    en: "The evidence is a photo (JPEG, PNG, WebP) or a PDF.",
  },
};
