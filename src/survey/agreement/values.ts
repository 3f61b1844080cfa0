import { z } from "zod";
import { bothCalendars } from "../../shared/japanese-date.ts";
import type { Values } from "./placeholder.ts";

const Text = z.string().trim().max(200).default("");
const Day = z.iso.date().nullable().default(null);

/** What the documents of a programme say that is nowhere else in it: whom to call, and from when to when. */
export const AgreementSetting = z.object({
  representative: Text,
  contactPerson: Text,
  contactPhone: Text,
  contactEmail: Text,
  surveyFrom: Day,
  surveyUntil: Day,
  accessUntil: Day,
});
export type AgreementSetting = z.infer<typeof AgreementSetting>;

export interface ProgrammeFacts {
  programme: string;
  secretariat: string;
  supervisor: string | null;
  researchGroup: string | null;
  ministry: string | null;
  plan: {
    interimReviewOn: string | null;
    reportToSecretariatOn: string | null;
    reportToHospitalOn: string | null;
    homeworkDays: number;
    interviewMinutes: number;
    labourCapYen: number;
  };
  /** Hours, null: not planned. */
  plannedHours: number | null;
  setting: AgreementSetting;
}

const yen = new Intl.NumberFormat("ja-JP");
const day = (iso: string | null): string | undefined => (iso === null ? undefined : bothCalendars(iso));
const text = (value: string | null): string | undefined => value?.trim() || undefined;

/** What each name stands for in the document of one hospital. Left out: not known yet. */
export function valuesFor(
  { plan, setting, plannedHours, ...names }: ProgrammeFacts,
  {
    hospital,
    company,
    issuedOn,
    number,
  }: { hospital: string; company: string | null; issuedOn: string; number: string | null },
): Values {
  const values = {
    hospital,
    company: text(company),
    secretariat: names.secretariat,
    programme: names.programme,
    supervisor: text(names.supervisor),
    researchGroup: text(names.researchGroup),
    ministry: text(names.ministry),
    issuedOn: day(issuedOn),
    documentNumber: text(number),
    representative: text(setting.representative),
    contactPerson: text(setting.contactPerson),
    contactPhone: text(setting.contactPhone),
    contactEmail: text(setting.contactEmail),
    surveyFrom: day(setting.surveyFrom),
    surveyUntil: day(setting.surveyUntil),
    accessUntil: day(setting.accessUntil),
    interimReviewOn: day(plan.interimReviewOn),
    reportToSecretariatBy: day(plan.reportToSecretariatOn),
    reportToHospitalBy: day(plan.reportToHospitalOn),
    homeworkDays: String(plan.homeworkDays),
    interviewMinutes: String(plan.interviewMinutes),
    plannedHours: plannedHours === null ? undefined : plannedHours.toFixed(2),
    labourCap: `${yen.format(plan.labourCapYen)}円`,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
