import type { FastifyInstance, FastifyReply } from "fastify";
import { inFacilityOfProgramme } from "../../platform/db/tenant.ts";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { writeCsv } from "../../platform/spreadsheet/write-csv.ts";
import { writeXlsx } from "../../platform/spreadsheet/write-xlsx.ts";
import { type Actor, mayActFor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import type { SheetDocument } from "../../shared/sheet-document.ts";
import { findParticipation } from "../participation.store.ts";
import { mayLookInto } from "../survey-reach.ts";
import type { HoursContext } from "./context.store.ts";
import { entriesOf } from "./entry.store.ts";
import { hourSheet } from "./hour-sheet.ts";
import { hoursForm } from "./hours-form.ts";
import { hoursPlanFor } from "./hours-plan.store.ts";
import { audit } from "./money.store.ts";
import * as programme from "./programme-contracts.ts";
import { toHttp } from "./refusal.routes.ts";
import { exportHours } from "./route-contracts.ts";
import { companyNames, hoursOfCompany, hoursOfProgramme, type ProgrammeHours } from "./weekly.store.ts";
import { weeklyForm } from "./weekly-form.ts";
import { weeklyReport } from "./weekly-report.ts";

/** The hours as files, and the weekly report of a programme: of all companies for those who oversee it, of one for its own people. */
export function exportRoutes(app: FastifyInstance, authenticate: Authenticate, context: HoursContext): void {
  const { db, now } = context;

  mount(app, authenticate, exportHours, async ({ actor, params, query, reply }) => {
    const form =
      mayLookInto(actor, params) &&
      (await inFacilityOfProgramme(db, params, async (trx) => {
        const participation = await findParticipation(trx, params);
        if (!participation) return undefined;
        const sheet = hourSheet((await hoursPlanFor(trx, params)).rows, await entriesOf(trx, params));
        await audit(trx, actor, params, now(), "survey.hoursExported", { format: query.format });
        return { sheet, hospital: participation.hospitalName, companyId: participation.companyId };
      }));
    if (!form) return toHttp({ reason: "not_found" });
    const company = (await companyNames(db, [form.companyId])).get(form.companyId ?? "") ?? null;
    return sendSheet(reply, hoursForm({ ...form, company, asOf: japanDay(now()) }), "kosu", query.format);
  });

  const reports = [
    [programme.programmeHours, programme.exportProgrammeHours, (_: Actor, id: string) => hoursOfProgramme(db, id)],
    [programme.companyHours, programme.exportCompanyHours, (actor: Actor, id: string) => hoursOfCompany(db, actor, id)],
  ] as const;
  for (const [view, file, hoursFor] of reports) {
    mount(app, authenticate, view, async ({ actor, params }) => {
      const hours = await hoursFor(actor, params.programmeId);
      if (!hours) return toHttp({ reason: "not_found" });
      const { lines, ...report } = reportOf(hours);
      const hospitals = new Map(hours.hospitals.map(({ facilityId, hospital }) => [facilityId, hospital]));
      const companies = await companyNames(
        db,
        lines.map(({ companyId }) => companyId),
      );
      return {
        ...report,
        title: hours.title,
        today: japanDay(now()),
        planned: hours.planned,
        lines: lines.map((line) => ({
          ...line,
          hospital: hospitals.get(line.facilityId) ?? "",
          company: companies.get(line.companyId ?? "") ?? null,
          settledOn: hours.settled.get(line.facilityId) ?? null,
          reached: mayActFor(actor, line.facilityId, "survey.read"),
        })),
      };
    });
    mount(app, authenticate, file, async ({ actor, params, query, reply }) => {
      const hours = await hoursFor(actor, params.programmeId);
      if (!hours) return toHttp({ reason: "not_found" });
      const report = reportOf(hours);
      const form = weeklyForm({
        title: `週次工数集計 ${hours.title}`,
        asOf: japanDay(now()),
        report,
        planned: hours.planned,
        companies: await companyNames(
          db,
          report.lines.map(({ companyId }) => companyId),
        ),
        hospitals: new Map(hours.hospitals.map(({ facilityId, hospital }) => [facilityId, hospital])),
      });
      return sendSheet(reply, form, "shuji-kosu", query.format);
    });
  }
}

/** The report, with a line for every hospital, also for those nobody has worked on yet. */
function reportOf({ hospitals, entries }: ProgrammeHours) {
  const report = weeklyReport(entries);
  const worked = new Set(report.lines.map(({ facilityId }) => facilityId));
  const idle = hospitals
    .filter(({ facilityId }) => !worked.has(facilityId))
    .map(({ facilityId, companyId }) => ({ facilityId, companyId, weeks: {}, total: 0 }));
  return { ...report, mondays: [...report.mondays], lines: [...report.lines, ...idle] };
}

async function sendSheet(reply: FastifyReply, document: SheetDocument, name: string, format: "xlsx" | "csv") {
  const stem = `${name}-${document.asOf?.slice(0, 10) ?? ""}`;
  reply.header("content-disposition", `attachment; filename="${stem}.${format}"`);
  if (format === "xlsx")
    return reply
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .send(await writeXlsx(document));
  const [sheet] = document.sheets;
  if (!sheet) throw new Error("a form without a sheet");
  const written = writeCsv(sheet, { encoding: "utf-8-bom" });
  if (!written.ok) throw new Error(written.error.reason);
  return reply.type("text/csv; charset=utf-8").send(written.value.bytes);
}
