import type { FastifyInstance } from "fastify";
import { type Authenticate, mount, Refused } from "../platform/http/mount.ts";
import { japanDay } from "../shared/japan-day.ts";
import type { LedgerContext } from "./commands.store.ts";
import type { FacilityId } from "./contract.ts";
import type { ExportRefusal, ExportRequest } from "./export.worker.ts";
import { exportLedger } from "./route-contracts.ts";

export interface ExportedFile {
  name: string;
  content: Uint8Array;
  mediaType: string;
  extension: string;
}
/** Makes the file outside the request loop. */
export type RunExport = (
  input: ExportRequest & { facilityId: FacilityId },
) => Promise<ExportedFile | { refused: ExportRefusal }>;

export function exportRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  context: LedgerContext,
  run: RunExport,
): void {
  mount(app, authenticate, exportLedger, async ({ params: { facilityId }, query, reply }) => {
    const made = await run({ facilityId, ...query });
    if ("refused" in made) return new Refused(422, made.refused.reason, made.refused.message, made.refused.place);
    const name = `${made.name}_台帳_${japanDay(context.now())}.${made.extension}`;
    return reply
      .type(made.mediaType)
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(Buffer.from(made.content));
  });
}
