import { Refused } from "../../platform/http/mount.ts";
import type { HospitalRefusal } from "./hospital.store.ts";
import type { PartRefusal } from "./part.store.ts";
import type { TakeRefusal } from "./step.store.ts";
import { missingWords, sideWords, type Words } from "./words.ts";

export type Reason = HospitalRefusal | PartRefusal | "not_a_secretariat" | "plan_changed";

const refusals: Record<Reason, Words & { status: number }> = {
  not_found: { status: 404, ja: "見つかりません。一覧を開き直してください。", en: "Not found. Open the list again." },
  not_a_secretariat: {
    status: 409,
    ja: "調査事業を始められるのは、事務局の組織だけです。",
    en: "Only an organisation of the kind secretariat can found a survey programme.",
  },
  plan_changed: {
    status: 409,
    ja: "ほかの人が先に計画を変えています。画面を開き直し、新しい版を確かめてから変えてください。",
    en: "Somebody else has changed the plan meanwhile. Open the page again and look at the new edition first.",
  },
  no_such_organisation: {
    status: 422,
    ja: "この組織は登録されていません。管理者に登録を依頼してください。",
    en: "There is no such organisation. Ask the administrator to register it.",
  },
  wrong_kind: {
    status: 422,
    ja: "この組織の種別では、この役割を担えません。",
    en: "An organisation of this kind cannot take this part.",
  },
  has_part: {
    status: 409,
    ja: "この組織はすでに調査事業に加わっています。",
    en: "This organisation takes part in the programme already.",
  },
  is_secretariat: {
    status: 409,
    ja: "調査事業を始めた事務局は外せません。",
    en: "The secretariat that founded the programme cannot be taken out.",
  },
  programme_closed: {
    status: 409,
    ja: "この調査事業は終わっています。",
    en: "This programme is closed.",
  },
  no_such_company: {
    status: 422,
    ja: "この企業は、調査担当企業としてこの調査事業に加わっていません。先に「組織」で加えてください。",
    en: "This company takes no part in the programme as a survey company. Add it under organisations first.",
  },
  nobody_chosen: {
    status: 422,
    ja: "名簿に当てはまる医療機関がありません。条件を変えてください。",
    en: "No hospital of the directory fits. Change the conditions.",
  },
  company_engaged: {
    status: 409,
    ja: "いまの調査担当企業の契約・発注がまだ有効です。先に終えてから担当を替えてください。",
    en: "The present company's contract or order is still in force. End it before assigning another.",
  },
};

/** The one place where reasons of programmes become HTTP. */
export function toHttp(reason: Reason): Refused {
  const { status, ...words } = refusals[reason];
  return new Refused(status, reason, words);
}

/** A step that was not taken: why, in one sentence each. */
export const stepToHttp = (refusal: TakeRefusal): Refused =>
  refusal.reason === "not_found" ? toHttp("not_found") : new Refused(409, refusal.reason, stepWords(refusal));

function stepWords(refusal: Exclude<TakeRefusal, { reason: "not_found" }>): Words {
  if (refusal.reason === "programme_not_running")
    return {
      ja: "調査事業が実施中ではありません。事務局が「実施中」にしてから進めてください。",
      en: "The programme is not running. Go on once the secretariat has set it running.",
    };
  if (refusal.reason === "not_from_here")
    return {
      ja: "いまの手順からは、そこへ進めません。画面を開き直して、次の手順を確かめてください。",
      en: "This step does not follow from the present one. Open the page again and look what comes next.",
    };
  if (refusal.reason === "not_yours")
    return {
      ja: `この手順を進めるのは${refusal.by.map((side) => sideWords[side].ja).join("または")}です。`,
      en: `This step is taken by: ${refusal.by.map((side) => sideWords[side].en).join(" or ")}.`,
    };
  const words = refusal.missing.map(missingWords);
  return { ja: words.map(({ ja }) => ja).join(""), en: words.map(({ en }) => en).join(" ") };
}
