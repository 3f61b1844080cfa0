import { type Actor, mayActFor, mayActIn, mayInProgramme } from "../../shared/actor.ts";
import type { Access, Refusal } from "../../shared/route.ts";

/**
 * Who may knock at a route: nobody signed in 401, wrong standing 403, another hospital, organisation or programme 404, so that its existence is not told.
 * @param named the hospital, organisation or programme that the address names; empty when it names none
 * @returns null when the way is open
 */
export function guard(
  access: Access,
  actor: Actor | null,
  named: string,
): { status: 401 | 403 | 404; refusal: Refusal } | null {
  if (access.to === "public") return null;
  if (!actor) return refused(401, "not_signed_in", "サインインしてください。");
  if (access.to === "administrator" && !actor.isAdministrator)
    return refused(403, "not_permitted", "この操作はシステム管理者だけが行えます。");
  if (access.to === "national" && !actor.isAdministrator && actor.national === undefined)
    return refused(403, "not_permitted", "全国の状況を見る権限がありません。");
  if (access.to === "nationalNamed" && actor.national !== "named")
    return refused(403, "not_permitted", "医療機関の名称を見る権限がありません。");
  if (access.to === "facility") {
    if (!actor.facilities.some((facility) => facility.facilityId === named))
      return refused(404, "not_found", "この医療機関は見つからないか、閲覧する権限がありません。");
    if (!mayActFor(actor, named, access.permission))
      return refused(403, "not_permitted", "この操作を行う役割が割り当てられていません。");
  }
  if (access.to === "organisation") {
    if (!actor.organisations?.some((organisation) => organisation.organisationId === named))
      return refused(404, "not_found", "この組織は見つからないか、閲覧する権限がありません。");
    if (!mayActIn(actor, named, access.permission))
      return refused(403, "not_permitted", "この操作を行う役割が割り当てられていません。");
  }
  if (access.to === "programme") {
    if (!actor.programmes?.some((programme) => programme.programmeId === named))
      return refused(404, "not_found", "この調査事業は見つからないか、閲覧する権限がありません。");
    if (!mayInProgramme(actor, named, access.permission))
      return refused(403, "not_permitted", "この操作を行う役割が割り当てられていません。");
  }
  return null;
}

const refused = <Status extends number>(status: Status, reason: string, message: string) => ({
  status,
  refusal: { reason, message, place: null },
});
