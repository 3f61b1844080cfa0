import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { OrganisationKind } from "../../../src/identity/tables.store.ts";
import { type SignedInPerson, signedIn } from "../../../src/identity/testing/sign-in.ts";
import { createFacility } from "../../../src/ledger/commands.store.ts";
import type { FacilityId } from "../../../src/ledger/contract.ts";
import { commitImport, dryRun, receiveFiles } from "../../../src/ledger/importing/import-flow.store.ts";
import type { OrganisationRole } from "../../../src/shared/actor.ts";
import type { RouteContract } from "../../../src/shared/route.ts";
import { sharedData } from "../../../src/shared/testing/shared-data.ts";
import { addressOfCall, type CallInput } from "../../../src/web/call.ts";
import { type OwnServer, ownServer } from "./own-server.ts";

const operator = { label: "operator", name: "運用者", personId: null, isAdministrator: true, facilities: [] };

export interface PlayedHospital {
  id: FacilityId;
  name: string;
  administrator: SignedInPerson;
}

export interface Stage extends OwnServer {
  organisation(kind: OrganisationKind, name: string): Promise<string>;
  member(organisationId: string, role: OrganisationRole): Promise<SignedInPerson>;
  hospital(folder: string, name: string): Promise<PlayedHospital>;
  /** Asks the server by a route's contract, in somebody's name. @throws when the server says no */
  ask<C extends RouteContract>(
    who: SignedInPerson | null,
    contract: C,
    input?: CallInput<C>,
  ): Promise<z.output<C["reply"]>>;
  /** The same for a form, as routes that take files want it. */
  send(who: SignedInPerson, contract: RouteContract, params: object, fields: Record<string, string>): Promise<void>;
}

/** A server with people who are signed in; what they do, they do over HTTP. */
export async function stage(): Promise<Stage> {
  const own = await ownServer();
  const { runtime, identity } = own;
  const { db } = runtime.database;
  return Object.assign(own, {
    async organisation(kind: OrganisationKind, name: string) {
      const id = randomUUID();
      await db.insertInto("organisation").values({ id, kind, name, created_at: new Date() }).execute();
      return id;
    },
    member: (organisationId: string, role: OrganisationRole) =>
      signedIn(identity, { organisations: [{ organisationId, role }] }),
    async hospital(folder: string, name: string): Promise<PlayedHospital> {
      const profile = { medicalInstitutionCode: null, prefecture: "24", founderClass: "C2", licensedBeds: 220 };
      const made = await createFacility(runtime.ledger, operator, { name, ...profile });
      if (!made.ok) throw new Error(made.error.reason);
      const { id } = made.value;
      await importFiles(runtime, id, folder);
      return { id, name, administrator: await signedIn(identity, { role: "systemAdministrator", facilityId: id }) };
    },
    async ask<C extends RouteContract>(who: SignedInPerson | null, contract: C, input: CallInput<C> = {}) {
      const address = own.server.address + addressOfCall(contract, input);
      const reply = await fetch(address, {
        method: contract.method,
        headers: {
          origin: own.server.address,
          ...(who ? who.headers : {}),
          ...(input.body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      });
      if (!reply.ok) throw new Error(`${contract.id}: ${reply.status} ${await reply.text()}`);
      return contract.reply.parse(reply.status === 204 ? undefined : await reply.json()) as z.output<C["reply"]>;
    },
    async send(who: SignedInPerson, contract: RouteContract, params: object, fields: Record<string, string>) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      const headers = { origin: own.server.address, ...who.headers };
      const reply = await fetch(own.server.address + addressOfCall(contract, { params }), {
        method: contract.method,
        headers,
        body,
      });
      if (!reply.ok) throw new Error(`${contract.id}: ${reply.status} ${await reply.text()}`);
    },
  });
}

/** The files of one of the shared hospitals, as a person would drop them into the browser; without them, those of the demonstration. */
async function importFiles({ ledger }: OwnServer["runtime"], id: FacilityId, name: string): Promise<void> {
  const shared = sharedData();
  const folder = shared ? join(shared, "hospitals", name) : join(process.cwd(), "demo", "yurikamome");
  const files = readdirSync(folder).filter((file) => /\.(xlsx|csv)$/.test(file));
  const read = files.map((file) => ({ name: file, content: readFileSync(join(folder, file)) }));
  const importId = await receiveFiles(ledger, operator, id, read);
  const planned = await dryRun(ledger, id, importId);
  if (!planned.ok) throw new Error(planned.error.reason);
  const written = await commitImport(ledger, operator, id, importId);
  if (!written.ok) throw new Error(written.error.reason);
}
