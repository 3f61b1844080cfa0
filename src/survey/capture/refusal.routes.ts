import { Refused } from "../../platform/http/mount.ts";
import type { OrderRefusal } from "./device.store.ts";
import type { PhotoRefusal } from "./photo.store.ts";
import type { SyncRefusal } from "./sync.store.ts";

/** The one place where refusals of capture become HTTP. */
export function captureRefused(reason: SyncRefusal | OrderRefusal | PhotoRefusal): Refused {
  const [status, message] = words[reason];
  return new Refused(status, reason, message);
}

const words: Record<SyncRefusal | OrderRefusal | PhotoRefusal, readonly [status: number, message: string]> = {
  no_such_survey: [404, "この病院の調査は見つからないか、閲覧する権限がありません。"],
  not_contracted: [409, "誓約書と契約が整うまで、この病院の調査は始められません。"],
  survey_over: [409, "この病院の調査は終わっています。内容を送るには、監督企業か事務局に連絡してください。"],
  no_such_device: [404, "この端末は登録されていないか、消去されています。端末の準備をやり直してください。"],
  already_wiped: [409, "この端末はすでに消去されています。"],
  not_a_picture: [422, "写真（JPEG・PNG・WebP）ではありません。撮り直してください。"],
  piece_does_not_fit: [422, "写真の一部が正しく届きませんでした。もう一度送ってください。"],
  thing_not_here: [409, "写真を添える外部接続がまだ台帳にありません。先に外部接続を送ってください。"],
};
