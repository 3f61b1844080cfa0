import type { FastifyInstance } from "fastify";
import type { Db } from "../../platform/db/tables.ts";
import { mount, nobodyKnocks } from "../../platform/http/mount.ts";
import { publicRelease, publicReleases } from "./public-release.store.ts";
import { toHttp } from "./refusal.routes.ts";
import { protectionOf, ReleaseContent, reportOf } from "./release.ts";
import { type ReleaseFile, sendReleaseFile } from "./release-file.routes.ts";
import * as contracts from "./route-contracts.ts";

/** Released tables for everybody. Nothing here reads anything but what public-release.store.ts may. */
export function publicRoutes(
  app: FastifyInstance,
  { db, file }: { db: Db; file: (wanted: ReleaseFile) => Promise<Uint8Array> },
): void {
  mount(app, nobodyKnocks, contracts.listStatistics, async () => ({ releases: await publicReleases(db) }));

  mount(app, nobodyKnocks, contracts.getStatistics, async ({ params }) => {
    const found = await publicRelease(db, params.releaseId);
    if (!found) return toHttp({ reason: "not_found" });
    const { release, document } = found;
    const content = document === null ? null : ReleaseContent.parse(document);
    return { release, report: content && reportOf(content), protection: content && protectionOf(content) };
  });

  mount(app, nobodyKnocks, contracts.exportStatistics, async ({ params, query: { format }, reply }) => {
    const found = await publicRelease(db, params.releaseId);
    if (!found || found.document === null) return toHttp({ reason: "not_found" });
    const { release, document } = found;
    const { title, contentSha256, publishedAt } = release;
    const wanted = { document, contentSha256, name: `${title}_${publishedAt.slice(0, 10)}`, format };
    return sendReleaseFile(reply, wanted, await file(wanted));
  });
}
