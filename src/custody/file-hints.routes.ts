import type { FastifyInstance } from "fastify";
import { type Authenticate, mount } from "../platform/http/mount.ts";
import { toHttp } from "./refusal.routes.ts";
import { checkFile } from "./route-contracts.ts";
import type { FileHints } from "./workbook-hints.ts";

/** What in a kept file looks like data of patients or staff. */
export function fileHintRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  fileHints: (file: { facilityId: string; fileId: string }) => Promise<FileHints | undefined>,
): void {
  mount(
    app,
    authenticate,
    checkFile,
    async ({ params, request }) => (await fileHints(params)) ?? toHttp(request, "not_found"),
  );
}
