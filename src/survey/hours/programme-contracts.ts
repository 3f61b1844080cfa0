import { z } from "zod";
import { FacilityId } from "../../ledger/contract.ts";
import { route } from "../../shared/route.ts";

const base = "/api/v1/programmes/:programmeId";
const InProgramme = z.object({ programmeId: z.uuid() });
const Hundredths = z.int();

export const ProgrammeHoursView = z.object({
  title: z.string(),
  today: z.iso.date(),
  /** Of one hospital. */
  planned: Hundredths,
  mondays: z.array(z.iso.date()),
  totals: z.record(z.iso.date(), Hundredths),
  total: Hundredths,
  lines: z.array(
    z.object({
      facilityId: FacilityId,
      hospital: z.string(),
      companyId: z.uuid().nullable(),
      company: z.string().nullable(),
      weeks: z.record(z.iso.date(), Hundredths),
      total: Hundredths,
      settledOn: z.iso.date().nullable(),
      /** Whether the person may open the hospital's own page. */
      reached: z.boolean(),
    }),
  ),
});
export type ProgrammeHoursView = z.infer<typeof ProgrammeHoursView>;

const Format = z.object({ format: z.enum(["xlsx", "csv"]).default("xlsx") });

export const programmeHours = route({
  id: "programmeHours",
  method: "GET",
  path: `${base}/hours`,
  summary: "全企業の週次工数",
  access: { to: "programme", permission: "programme.oversee" },
  params: InProgramme,
  reply: ProgrammeHoursView,
});
export const exportProgrammeHours = route({
  id: "exportProgrammeHours",
  method: "GET",
  path: `${base}/hours/export`,
  summary: "全企業の週次工数のファイル",
  access: { to: "programme", permission: "programme.oversee" },
  params: InProgramme,
  query: Format,
  binaryReply: true,
});
export const companyHours = route({
  id: "companyHours",
  method: "GET",
  path: `${base}/company-hours`,
  summary: "自社の週次工数",
  access: { to: "programme", permission: "programme.work" },
  params: InProgramme,
  reply: ProgrammeHoursView,
});
export const exportCompanyHours = route({
  id: "exportCompanyHours",
  method: "GET",
  path: `${base}/company-hours/export`,
  summary: "自社の週次工数のファイル",
  access: { to: "programme", permission: "programme.work" },
  params: InProgramme,
  query: Format,
  binaryReply: true,
});
