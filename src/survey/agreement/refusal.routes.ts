import { Refused } from "../../platform/http/mount.ts";
import type { Language } from "../../shared/words.ts";
import type { TextProblem } from "./agreement-text.ts";
import { isPlaceholder, placeholders } from "./placeholder.ts";
import { problemWords } from "./problem-words.ts";

export type AgreementRefusal =
  | { reason: "not_found" | "changed_meanwhile" }
  | { reason: "no_company"; hospitals: readonly string[] }
  | { reason: "missing_values"; names: readonly string[] }
  | { reason: "bad_text"; problem: TextProblem };

/** The one place where refusals of agreements become HTTP. */
export function toHttp(refusal: AgreementRefusal): Refused {
  switch (refusal.reason) {
    case "not_found":
      return new Refused(404, "not_found", {
        ja: "見つかりません。一覧を開き直してください。",
        en: "Not found. Open the list again.",
      });
    case "changed_meanwhile":
      return new Refused(409, "changed_meanwhile", {
        ja: "ほかの人が先に改めています。画面を開き直し、新しい版を確かめてから改めてください。",
        en: "Somebody else has saved meanwhile. Open the page again and look at the new edition first.",
      });
    case "no_company": {
      const names = refusal.hospitals.slice(0, 5).join("、");
      return new Refused(422, "no_company", {
        ja: `担当企業が決まっていない病院があります：${names}。先に担当企業を決めるか、相手の組織を選んでください。`,
        en: `No company is chosen yet for: ${names}. Choose one first, or choose the organisation here.`,
      });
    }
    case "missing_values": {
      const names = (language: Language) =>
        refusal.names.map((name) => (isPlaceholder(name) ? placeholders[name][language] : name));
      return new Refused(422, "missing_values", {
        ja: `まだ決まっていない事項があります：${names("ja").join("、")}。「書面に入れる事項」か計画で決めるか、空欄のまま発行することを選んでください。`,
        en: `Not known yet: ${names("en").join(", ")}. Fill it in under “Details” or in the plan, or choose to issue with blanks.`,
      });
    }
    case "bad_text": {
      const { problem } = refusal;
      return new Refused(422, "bad_text", problemWords(problem), `body.text:${problem.line}`);
    }
  }
}
