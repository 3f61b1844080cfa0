import { z } from "zod";
import { asOperator } from "../../platform/db/operator.ts";
import type { Db } from "../../platform/db/tables.ts";

/** What a backup says of itself, for whoever has to choose one. */
export const Contents = z.object({
  hospitals: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Contents = z.infer<typeof Contents>;

export const contentsOf = (db: Db): Promise<Contents> =>
  asOperator(db, async (trx) => {
    const rows = await trx.selectFrom("facility").select(["facility_id", "name"]).orderBy("name").execute();
    return { hospitals: rows.map(({ facility_id, name }) => ({ id: facility_id, name })) };
  });
