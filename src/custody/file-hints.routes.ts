import type { FastifyInstance } from "fastify";
import { type Authenticate, mount } from "../platform/http/mount.ts";
import { toHttp } from "./refusal.routes.ts";
import { checkFile, checkImport } from "./route-contracts.ts";
import type { FileHints } from "./workbook-hints.ts";

/** What in a kept file looks like data of patients or staff. */
export function fileHintRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  look: {
    fileHints(file: { facilityId: string; fileId: string }): Promise<FileHints | undefined>;
    importHints(one: { facilityId: string; importId: string }): Promise<(FileHints & { name: string })[] | undefined>;
  },
): void {
  mount(app, authenticate, checkFile, async ({ params }) => (await look.fileHints(params)) ?? toHttp("not_found"));
  mount(app, authenticate, checkImport, async ({ params }) => {
    const files = await look.importHints(params);
    return files ? { files } : toHttp("not_found");
  });
}
