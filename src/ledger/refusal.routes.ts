import { Refused } from "../platform/http/mount.ts";
import type { LedgerRefusal } from "./commands.store.ts";
import { type InquiryRefusal, inquiryMessages } from "./inquiry.ts";
import { institutionCodeMessages } from "./institution-code.ts";

/** The one place where the ledger's reasons become HTTP. */
export function toHttp(refusal: LedgerRefusal | { reason: InquiryRefusal }): Refused {
  switch (refusal.reason) {
    case "not_found":
      return new Refused(404, refusal.reason, {
        ja: "この記録は見つかりません。一覧を開き直してください。",
        en: "There is no such record. Open the list again.",
      });
    case "stale_version":
      return new Refused(409, refusal.reason, {
        ja: "ほかの人が先に変更しました。最新の内容を読み直してから、もう一度変更してください。",
        en: "Somebody else changed it first. Read what it says now, then change it again.",
      });
    case "bad_value":
      return new Refused(422, refusal.reason, refusal.problem.words, refusal.problem.field);
    case "bad_code":
      return new Refused(422, refusal.reason, institutionCodeMessages[refusal.problem], "medicalInstitutionCode");
    case "code_taken":
      return new Refused(
        409,
        refusal.reason,
        { ja: "この医療機関コードはすでに登録されています。", en: "This institution code is registered already." },
        "medicalInstitutionCode",
      );
    case "already_retired":
      return new Refused(409, refusal.reason, {
        ja: "この記録はすでに台帳から外されています。",
        en: "The record is out of the ledger already.",
      });
    case "not_retired":
      return new Refused(409, refusal.reason, { ja: "この記録は台帳にあります。", en: "The record is in the ledger." });
    case "facility_record_stays":
      return new Refused(422, refusal.reason, {
        ja: "医療機関そのものの記録は外せません。",
        en: "The record of the hospital itself stays.",
      });
    case "facility_exists":
      return new Refused(422, refusal.reason, {
        ja: "医療機関の記録は一つだけです。既にある記録を編集してください。",
        en: "There is only one record of the hospital. Edit the one that is there.",
      });
    default:
      return new Refused(422, refusal.reason, inquiryMessages[refusal.reason]);
  }
}
