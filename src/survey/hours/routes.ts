import type { FastifyInstance, FastifyReply } from "fastify";
import { inFacility, inFacilityOfProgramme } from "../../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { fileOf, filled, readUpload } from "../../platform/http/upload.ts";
import { mayLookInto } from "../survey-reach.ts";
import type { HoursContext } from "./context.store.ts";
import { exportRoutes } from "./export.routes.ts";
import { hoursView } from "./hours-view.store.ts";
import { addExpense, quoteHours, receiptOf, removeExpense } from "./money.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import { addHourRow, saveWeek } from "./save-week.store.ts";
import { reopenSettlement, settleHours } from "./settlement.store.ts";

/** Kinds of files a receipt comes as. */
const receiptTypes: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  pdf: "application/pdf",
};

/** Hours and money of one survey. */
export function hoursRoutes(app: FastifyInstance, authenticate: Authenticate, context: HoursContext): void {
  const { db, now } = context;
  exportRoutes(app, authenticate, context);

  mount(app, authenticate, contracts.getHours, async ({ actor, params, query }) => {
    const view =
      mayLookInto(actor, params) &&
      (await inFacilityOfProgramme(db, params, (trx) =>
        hoursView(trx, params, { actor, now: now(), monday: query.monday }),
      ));
    return view || toHttp({ reason: "not_found" });
  });
  mount(app, authenticate, contracts.saveWeek, async ({ actor, params, body }) => {
    const saved = await saveWeek(context, actor, params, body);
    return saved.ok ? undefined : toHttp(saved.error);
  });
  mount(app, authenticate, contracts.addHourRow, async ({ actor, params, body }) => {
    const added = await addHourRow(context, actor, params, body.label);
    return added.ok ? added.value : toHttp(added.error);
  });

  mount(app, authenticate, contracts.addExpense, async ({ actor, params, request }) => {
    const upload = await readUpload(request, 1);
    if (upload instanceof Refused) return upload;
    const fields = contracts.ExpenseFields.safeParse(upload.fields);
    if (!fields.success) return toHttp({ reason: "bad_fields" });
    const file = fileOf(filled(upload.files), receiptTypes);
    if (file === "wrong_file_type") return toHttp({ reason: file });
    const receipt = file === "no_file" ? null : file;
    const added = await addExpense(context, actor, params, { ...fields.data, receipt });
    return added.ok ? added.value : toHttp(added.error);
  });
  for (const contract of [contracts.getReceipt, contracts.checkReceipt])
    mount(app, authenticate, contract, async ({ actor, params, reply }) => {
      const file =
        mayLookInto(actor, params) &&
        (await inFacility(db, params.facilityId, (trx) => receiptOf(trx, context, params, params.expenseId)));
      return file ? sendFile(reply, file) : toHttp({ reason: "not_found" });
    });
  mount(app, authenticate, contracts.removeExpense, async ({ actor, params }) => {
    const removed = await removeExpense(context, actor, params, params.expenseId);
    return removed.ok ? undefined : toHttp(removed.error);
  });

  mount(app, authenticate, contracts.quoteHours, async ({ actor, params, body }) => {
    const quoted = await quoteHours(context, actor, params, body);
    return quoted.ok ? undefined : toHttp(quoted.error);
  });
  mount(app, authenticate, contracts.settleHours, async ({ actor, params, body }) => {
    const settled = await settleHours(context, actor, params, body);
    return settled.ok ? undefined : toHttp(settled.error);
  });
  mount(app, authenticate, contracts.reopenSettlement, async ({ actor, params, body }) => {
    const reopened = await reopenSettlement(context, actor, params, body.why);
    return reopened.ok ? undefined : toHttp(reopened.error);
  });
}

/** As it was uploaded, and nothing in it may run. */
const sendFile = (reply: FastifyReply, file: { name: string; mediaType: string; content: Buffer }) =>
  reply
    .type(file.mediaType)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header("content-security-policy", "sandbox; default-src 'none'")
    .send(file.content);
