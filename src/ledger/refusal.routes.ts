import { Refused } from "../platform/http/mount.ts";
import type { LedgerRefusal } from "./commands.store.ts";
import { type InquiryRefusal, inquiryMessages } from "./inquiry.ts";
import { institutionCodeMessages } from "./institution-code.ts";

/** The one place where the ledger's reasons become HTTP. */
export function toHttp(refusal: LedgerRefusal | { reason: InquiryRefusal }): Refused {
  switch (refusal.reason) {
    case "not_found":
      return new Refused(404, refusal.reason, "この記録は見つかりません。一覧を開き直してください。");
    case "stale_version":
      return new Refused(
        409,
        refusal.reason,
        "ほかの人が先に変更しました。最新の内容を読み直してから、もう一度変更してください。",
      );
    case "bad_value":
      return new Refused(422, refusal.reason, refusal.problem.message, refusal.problem.field);
    case "bad_code":
      return new Refused(422, refusal.reason, institutionCodeMessages[refusal.problem], "medicalInstitutionCode");
    case "code_taken":
      return new Refused(409, refusal.reason, "この医療機関コードはすでに登録されています。", "medicalInstitutionCode");
    case "already_retired":
      return new Refused(409, refusal.reason, "この記録はすでに台帳から外されています。");
    case "not_retired":
      return new Refused(409, refusal.reason, "この記録は台帳にあります。");
    case "facility_record_stays":
      return new Refused(422, refusal.reason, "医療機関そのものの記録は外せません。");
    case "facility_exists":
      return new Refused(422, refusal.reason, "医療機関の記録は一つだけです。既にある記録を編集してください。");
    default:
      return new Refused(422, refusal.reason, inquiryMessages[refusal.reason]);
  }
}
