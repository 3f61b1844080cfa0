import { z } from "zod";
import { route } from "../shared/route.ts";
import { FacilityId, RecordKind } from "./contract.ts";

const base = "/api/v1/facilities/:facilityId";
const InFacility = z.object({ facilityId: FacilityId });

export const SavedView = z.object({
  id: z.uuid(),
  kind: RecordKind,
  name: z.string(),
  search: z.record(z.string(), z.string()),
});
export const listViews = route({
  id: "listViews",
  method: "GET",
  path: `${base}/views`,
  summary: "保存した絞込み",
  access: { to: "facility", permission: "ledger.read" },
  params: InFacility,
  reply: z.object({ items: z.array(SavedView) }),
});
export const saveView = route({
  id: "saveView",
  method: "POST",
  path: `${base}/views`,
  summary: "絞込みに名前を付けて保存する",
  access: { to: "facility", permission: "ledger.read" },
  params: InFacility,
  body: SavedView.omit({ id: true }).extend({ name: z.string().min(1).max(60) }),
  reply: SavedView,
});
export const deleteView = route({
  id: "deleteView",
  method: "DELETE",
  path: `${base}/views/:viewId`,
  summary: "保存した絞込みを消す",
  access: { to: "facility", permission: "ledger.read" },
  params: InFacility.extend({ viewId: z.uuid() }),
});
