import { z } from "zod";
import { createFacility } from "../../ledger/commands.store.ts";
import type { FacilityId, FacilityProfile } from "../../ledger/contract.ts";
import { toHttp } from "../../ledger/refusal.routes.ts";
import { asOperator } from "../../platform/db/operator.ts";
import type { Runtime } from "../runtime.ts";
import { type Arguments, RefusedInput, WrongUse } from "./arguments.ts";
import { operator } from "./operator.ts";

/** The facility a person means: by id, by medical institution code, or by its whole name where only one has it. */
export async function findFacility(
  runtime: Runtime,
  wanted: string | undefined,
): Promise<{ id: FacilityId; name: string }> {
  if (!wanted) throw new WrongUse("医療機関（ID・医療機関コード・名称）を指定してください。");
  const all = await listFacilities(runtime);
  const found = all.filter((one) => [one.id, one.code, one.name].includes(wanted));
  const [facility] = found;
  if (!facility)
    throw new RefusedInput(
      "no_such_facility",
      `医療機関「${wanted}」は登録されていません。sekisho facility list で確かめてください。`,
    );
  if (found.length > 1)
    throw new RefusedInput(
      "ambiguous_facility",
      `「${wanted}」という医療機関が${found.length}つあります。IDで指定してください。`,
    );
  return { id: facility.id as FacilityId, name: facility.name };
}

export const listFacilities = (runtime: Runtime) =>
  asOperator(runtime.database.db, async (trx) => {
    const rows = await trx
      .selectFrom("facility")
      .select(["facility_id", "name", "medical_institution_code"])
      .orderBy("name")
      .execute();
    return rows.map((row) => ({ id: row.facility_id, name: row.name, code: row.medical_institution_code }));
  });

export async function facilityCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  const [action] = args.positional;
  if (action === "list") return { facilities: await listFacilities(runtime) };
  if (action !== "add")
    throw new WrongUse(
      "facility add --name 名称 [--code 医療機関コード] [--prefecture 35] [--founder C2] [--beds 180]",
    );
  const name = args.option("name") ?? args.positional[1];
  if (!name) throw new WrongUse("--name で医療機関の名称を指定してください。");
  const profile: Omit<FacilityProfile, "id"> = {
    name,
    medicalInstitutionCode: args.option("code") ?? null,
    prefecture: args.option("prefecture") ?? args.option("code")?.slice(0, 2) ?? null,
    founderClass: args.option("founder") ?? null,
    licensedBeds: readBeds(args.option("beds")),
  };
  const made = await createFacility(runtime.ledger, operator, profile);
  if (made.ok) return { facility: made.value };
  const { reason, message, place } = toHttp(made.error).refusalIn("ja");
  throw new RefusedInput(reason, message, place);
}

function readBeds(text: string | undefined): number | null {
  if (text === undefined) return null;
  const beds = z.coerce.number().int().min(0).safeParse(text);
  if (!beds.success) throw new WrongUse("--beds には0以上の整数を指定してください。");
  return beds.data;
}
