import { stat } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { headBytes } from "../../platform/facility-key.ts";

const page = 5000;

/** Files that rows name and that are not there in their length; counts all and names the first few. */
export async function missingAttachments(
  client: pg.Client,
  dataFolder: string,
): Promise<{ attachments: number; missing: string[] }> {
  let attachments = 0;
  const missing: string[] = [];
  let after = ["00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000"];
  for (;;) {
    const { rows } = await client.query<{ facility_id: string; id: string; size_bytes: number }>(
      "select facility_id, id, size_bytes from stored_file where (facility_id, id) > ($1, $2) order by facility_id, id limit $3",
      [...after, page],
    );
    for (const { facility_id, id, size_bytes } of rows) {
      const file = join("files", facility_id, id.slice(0, 2), id);
      const found = await stat(join(dataFolder, file)).catch(() => null);
      if (found?.size !== size_bytes + headBytes) missing.push(file);
    }
    attachments += rows.length;
    const last = rows.at(-1);
    if (rows.length < page || !last) return { attachments, missing };
    after = [last.facility_id, last.id];
  }
}
