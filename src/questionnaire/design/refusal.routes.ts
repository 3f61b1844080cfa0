import { Refused } from "../../platform/http/mount.ts";
import type { DesignRefusal } from "./refusal.ts";

/** The one place where refusals about instruments become HTTP. */
export function toHttp(refusal: DesignRefusal): Refused {
  if ("message" in refusal) return new Refused(422, refusal.reason, refusal.message, refusal.place);
  const { status, ...words } = refusals[refusal.reason];
  return new Refused(status, refusal.reason, words);
}

const refusals: Record<
  Exclude<DesignRefusal, { message: unknown }>["reason"],
  { status: number; ja: string; en: string }
> = {
  not_found: {
    status: 404,
    ja: "この調査票は見つかりません。一覧を開き直してください。",
    en: "There is no such questionnaire. Open the list again.",
  },
  edition_taken: {
    status: 409,
    ja: "同じ調査票の同じ版がすでにあります。一覧から開くか、別の版の名前を付けてください。",
    en: "This edition is kept already. Open it from the list, or give another name to the edition.",
  },
  changed_meanwhile: {
    status: 409,
    ja: "ほかの人が先に保存しました。開き直すと、その内容から続けられます。",
    en: "Somebody saved it before you. Open it again to go on from there.",
  },
  fixed_already: {
    status: 409,
    ja: "この版は確定しています。変えるには次の版を作ってください。",
    en: "This edition is fixed. To change it, begin the next edition.",
  },
  other_identity: {
    status: 422,
    ja: "調査票のIDと版は、作ったあとは変えられません。",
    en: "The id and the edition of a questionnaire cannot be changed once it is made.",
  },
  used_by_round: {
    status: 409,
    ja: "この調査票を使う調査の回があります。先にその回を取りやめてください。",
    en: "A round asks this questionnaire. Remove that round first.",
  },
  no_such_shipped: {
    status: 404,
    ja: "備え付けの調査票に、このIDと版のものはありません。",
    en: "No such questionnaire comes along.",
  },
  no_file: { status: 422, ja: "ファイルを選んでください。", en: "Choose a file." },
};
