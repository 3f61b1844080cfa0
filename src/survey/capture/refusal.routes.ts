import { Refused } from "../../platform/http/mount.ts";
import type { OrderRefusal } from "./device.store.ts";
import type { PhotoRefusal } from "./photo.store.ts";
import type { SyncRefusal } from "./sync.store.ts";

/** The one place where refusals of capture become HTTP. */
export function captureRefused(reason: SyncRefusal | OrderRefusal | PhotoRefusal): Refused {
  const [status, ja, en] = refusals[reason];
  return new Refused(status, reason, { ja, en });
}

const refusals: Record<SyncRefusal | OrderRefusal | PhotoRefusal, readonly [status: number, ja: string, en: string]> = {
  no_such_survey: [
    404,
    "この病院の調査は見つからないか、閲覧する権限がありません。",
    "There is no survey of this hospital, or you may not see it.",
  ],
  not_contracted: [
    409,
    "誓約書と契約が整うまで、この病院の調査は始められません。",
    "The survey cannot begin before pledge and contract are in place.",
  ],
  survey_over: [
    409,
    "この病院の調査は終わっています。内容を送るには、監督企業か事務局に連絡してください。",
    "The survey of this hospital is over. To send what you have, call the supervising company or the secretariat.",
  ],
  no_such_device: [
    404,
    "この端末は登録されていないか、消去されています。端末の準備をやり直してください。",
    "This device is not registered, or was wiped. Prepare it again.",
  ],
  already_wiped: [409, "この端末はすでに消去されています。", "This device was wiped already."],
  not_a_picture: [
    422,
    "写真（JPEG・PNG・WebP）ではありません。撮り直してください。",
    "This is no picture (JPEG, PNG, WebP). Take it again.",
  ],
  piece_does_not_fit: [
    422,
    "写真の一部が正しく届きませんでした。もう一度送ってください。",
    "A part of the picture did not arrive as it was sent. Send it again.",
  ],
  thing_not_here: [
    409,
    "写真を添える外部接続がまだ台帳にありません。先に外部接続を送ってください。",
    "The connection that the picture belongs to is not in the ledger yet. Send the connection first.",
  ],
};
