import { randomUUID } from "node:crypto";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import "../tables.store.ts";

/**
 * Makes a person who signs in with a password. The rows are those the sign-in library would write, but in our transaction.
 * @param passwordHash from the library's `hashPassword`, made before the transaction because it takes its time
 * @returns the id, or null when the address already has an account
 */
export async function insertPerson(
  trx: Trx,
  person: { name: string; email: string; passwordHash: string },
  now: Date,
): Promise<string | null> {
  const id = randomUUID();
  const made = await trx
    .insertInto("person")
    .values({
      id,
      name: person.name,
      email: person.email,
      email_verified: false,
      two_factor_enabled: false,
      last_sign_in_at: null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return null;
  await trx
    .insertInto("person_credential")
    .values({
      id: randomUUID(),
      account_id: id,
      provider_id: "credential",
      person_id: id,
      password: person.passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}

export const notePersonMade = (trx: Trx, id: string, email: string, how: string, now: Date): Promise<void> =>
  recordInstanceAudit(trx, {
    at: now,
    actor: `person:${id}`,
    action: "person.created",
    subject: `person:${id}`,
    detail: { email, how },
  });
