import { ok, type Result, refuse } from "../../shared/result.ts";
import { ErasureRecord, type ErasureRefusal } from "../contract.ts";
import { nameHash } from "../erasure.store.ts";
import type { StoredErasure } from "../tables.store.ts";
import type { Erased } from "./certificate.ts";

/**
 * What the certificate of a finished erasure says. The hospital's name is not kept: whoever asks gives it, and the digest confirms it.
 * @param name null where it is not known any more; the certificate then goes by the hospital's id
 */
export function erasedOf(erasure: StoredErasure, name: string | null): Result<Erased, ErasureRefusal> {
  const { agreed_at, agreed_name, erased_at, finished_at, name_salt, name_hash } = erasure;
  if (!agreed_at || !name_salt || !name_hash) return refuse("not_found");
  if (name !== null && nameHash(name_salt, name) !== name_hash) return refuse("wrong_name");
  if (erasure.state !== "finished" || !erased_at || !finished_at) return refuse("not_finished");
  return ok({
    id: erasure.id,
    hospitalId: erasure.hospital_id,
    hospitalName: name,
    requestedName: erasure.requested_name,
    requestedAt: erasure.requested_at,
    agreedName: agreed_name ?? "",
    agreedAt: agreed_at,
    erasedAt: erased_at,
    finishedAt: finished_at,
    nameHash: name_hash,
    nameSalt: name_salt,
    counts: erasure.counts,
    record: ErasureRecord.parse(erasure.record),
  });
}
