import { DocumentFormat, formatsOf, VolumeKind } from "../../document/contract.ts";
import { makeDocument } from "../../document/make-document.worker.ts";
import type { Runtime } from "../runtime.ts";
import { type Arguments, WrongUse } from "./arguments.ts";
import { findFacility } from "./facility.cli.ts";
import { deliver } from "./ledger.cli.ts";

/** A document of the ledger as it is now; issued editions are made in the browser. */
export async function documentCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  const facility = await findFacility(runtime, args.positional[0]);
  const kind = VolumeKind.safeParse(args.positional[1]);
  if (!kind.success) throw new WrongUse(`文書は ${VolumeKind.options.join("、")} のいずれかです。`);
  const format = DocumentFormat.safeParse(args.option("format") ?? "pdf");
  const possible = formatsOf(kind.data);
  if (!format.success || !possible.includes(format.data))
    throw new WrongUse(`${kind.data} は ${possible.join("、")} で作れます。`);
  const request = { facilityId: facility.id, kind: kind.data, format: format.data, edition: "控え", issuedBy: null };
  const made = await makeDocument(runtime.database.db, request, runtime.ledger.now());
  return deliver(args.option("out"), made.content);
}
