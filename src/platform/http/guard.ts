import { type Actor, mayActFor, mayActIn, mayInProgramme } from "../../shared/actor.ts";
import type { Access } from "../../shared/route.ts";
import type { Words } from "../../shared/words.ts";
import { Refused } from "./refused.ts";

/**
 * Who may knock at a route: nobody signed in 401, wrong standing 403, another hospital, organisation or programme 404, so that its existence is not told.
 * @param named the hospital, organisation or programme that the address names; empty when it names none
 * @returns null when the way is open
 */
export function guard(access: Access, actor: Actor | null, named: string): Refused | null {
  if (access.to === "public") return null;
  if (!actor) return new Refused(401, "not_signed_in", { ja: "サインインしてください。", en: "Please sign in." });
  if (access.to === "administrator" && !actor.isAdministrator)
    return notPermitted({
      ja: "この操作はシステム管理者だけが行えます。",
      en: "Only a system administrator may do this.",
    });
  if (access.to === "national" && !actor.isAdministrator && actor.national === undefined)
    return notPermitted({ ja: "全国の状況を見る権限がありません。", en: "You may not see the national picture." });
  if (access.to === "nationalNamed" && actor.national !== "named")
    return notPermitted({
      ja: "医療機関の名称を見る権限がありません。",
      en: "You may not see the names of hospitals.",
    });
  if (access.to === "facility") {
    if (!actor.facilities.some((facility) => facility.facilityId === named))
      return notFound({
        ja: "この医療機関は見つからないか、閲覧する権限がありません。",
        en: "There is no such hospital, or you may not see it.",
      });
    if (!mayActFor(actor, named, access.permission)) return notPermitted(noRole);
  }
  if (access.to === "organisation") {
    if (!actor.organisations?.some((organisation) => organisation.organisationId === named))
      return notFound({
        ja: "この組織は見つからないか、閲覧する権限がありません。",
        en: "There is no such organisation, or you may not see it.",
      });
    if (!mayActIn(actor, named, access.permission)) return notPermitted(noRole);
  }
  if (access.to === "programme") {
    if (!actor.programmes?.some((programme) => programme.programmeId === named))
      return notFound({
        ja: "この調査事業は見つからないか、閲覧する権限がありません。",
        en: "There is no such survey programme, or you may not see it.",
      });
    if (!mayInProgramme(actor, named, access.permission)) return notPermitted(noRole);
  }
  return null;
}

const noRole: Words = {
  ja: "この操作を行う役割が割り当てられていません。",
  en: "You hold no role that may do this.",
};
const notPermitted = (words: Words) => new Refused(403, "not_permitted", words);
const notFound = (words: Words) => new Refused(404, "not_found", words);
