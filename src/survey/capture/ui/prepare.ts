import type { z } from "zod";
import type { readMe } from "../../../identity/contract.ts";
import { FacilityId } from "../../../ledger/contract.ts";
import { call } from "../../../web/call.ts";
import { Workspace } from "../device/workspace.ts";
import { captureBundle, prepareCapture } from "../route-contracts.ts";
import type { WantedSurvey } from "./addresses.ts";

export interface Preparable extends WantedSurvey {
  label: string;
}

/** Surveys that the person does: a hospital for each programme in which the company that is engaged for it surveys. */
export function preparableBy({ facilities, programmes }: z.output<typeof readMe.reply>): Preparable[] {
  const surveying = programmes.filter(({ part }) => part === "survey_company");
  return facilities.flatMap(({ facilityId, name, permissions, through }) => {
    if (!permissions.includes("survey.work")) return [];
    const mine = surveying.filter(({ organisationId }) => through.some((one) => one.organisationId === organisationId));
    return mine.map(({ programmeId }, index) => ({
      facilityId,
      programmeId,
      label: mine.length > 1 ? `${name}（${index + 1}）` : name,
    }));
  });
}

/**
 * Enters the device into the hospital's register and keeps what the survey needs, sealed. The passphrase is set only once everything else
 * has worked. @throws CallRefused when the server says no or cannot be reached; nothing is kept then
 */
export async function prepareHospital(
  { facilityId, programmeId }: WantedSurvey,
  name: string,
  opening: CryptoKey | (() => Promise<CryptoKey>),
): Promise<Workspace> {
  const params = { facilityId: FacilityId.parse(facilityId), programmeId };
  const bundle = await call(captureBundle, { params });
  const { deviceId, wipeToken, keepDays } = await call(prepareCapture, { params, body: { name } });
  // Without this promise a browser may empty its storage when space runs short.
  await navigator.storage?.persist?.();
  const key = typeof opening === "function" ? await opening() : opening;
  const ticket = { facilityId, programmeId, deviceId, token: wipeToken };
  return Workspace.prepare(key, { personId: bundle.person.id, ticket, keepDays }, bundle, new Date());
}
