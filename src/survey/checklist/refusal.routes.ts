import { Refused } from "../../platform/http/mount.ts";
import type { WorkRefusal } from "../survey-reach.ts";
import type { OpeningRefusal } from "./sheet.store.ts";

export type ChecklistRefusal = OpeningRefusal | WorkRefusal | "no_file" | "wrong_file_type" | "handed_over_in_future";

const refusals: Record<ChecklistRefusal, { status: number; ja: string; en: string }> = {
  not_found: {
    status: 404,
    ja: "見つかりません。調査の画面から開き直してください。",
    en: "Not found. Open it again from the survey's page.",
  },
  not_in_use: {
    status: 409,
    ja: "このチェックリストは、この調査事業では使われていません。使うには、事務局が調査事業の画面で選んでください。",
    en: "This checklist is not used in the programme. The secretariat chooses it on the programme's page.",
  },
  one_sheet_only: {
    status: 409,
    ja: "この票は病院に一つです。すでにある票を開いてください。",
    en: "A hospital has one sheet of these. Open the one there is.",
  },
  vendor_missing: {
    status: 422,
    ja: "事業者の票は、台帳の業者ごとに一つです。業者を選んでください（なければ先に台帳に登録してください）。",
    en: "Sheets for vendors are one per vendor of the ledger. Choose the vendor, or enter it in the ledger first.",
  },
  vendor_has_sheet: {
    status: 409,
    ja: "この業者の票はすでにあります。その票を開いてください。",
    en: "This vendor has a sheet already. Open that one.",
  },
  not_contracted: {
    status: 409,
    ja: "誓約書と秘密保持契約がそろうまで、調査は始められません。",
    en: "A survey begins only after pledge and confidentiality agreement.",
  },
  survey_over: {
    status: 409,
    ja: "この病院の調査は終わっています。回答はもう加えられません。",
    en: "The survey of this hospital is over. No answers are added any more.",
  },
  no_file: { status: 422, ja: "ファイルを選んでください。", en: "Choose a file." },
  wrong_file_type: {
    status: 422,
    ja: "加えられるのは写真（JPEG・PNG・WebP）と PDF です。",
    en: "Photos (JPEG, PNG, WebP) and PDF can be added.",
  },
  handed_over_in_future: {
    status: 422,
    ja: "渡した日は今日までの日付にしてください。",
    en: "The day of handing over is today at the latest.",
  },
};

/** The one place where refusals about checklists become HTTP. */
export function toHttp(reason: ChecklistRefusal): Refused {
  const { status, ...words } = refusals[reason];
  return new Refused(status, reason, words);
}
