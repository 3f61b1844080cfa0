import awareness106 from "../../../reference/questionnaires/awareness106.yaml";
import isac2022 from "../../../reference/questionnaires/isac2022.yaml";
import patient30 from "../../../reference/questionnaires/patient30.yaml";
import remoteService2019 from "../../../reference/questionnaires/remote-service-2019.yaml";
import type { Instrument } from "../instrument/instrument.ts";
import { readInstrument } from "../instrument/read-instrument.ts";
import { audienceChecklists } from "./audience-checklist.ts";
import { inspectionChecklists } from "./inspection-checklist.ts";

let read: readonly Instrument[] | undefined;

/** The instruments that come along: the surveys of the programme, and the ministry's checklists to be asked. Read once. */
export function shippedInstruments(): readonly Instrument[] {
  read ??= [
    ...[awareness106, isac2022, remoteService2019, patient30].map(readShipped),
    ...inspectionChecklists(),
    ...audienceChecklists(),
  ];
  return read;
}

function readShipped(tree: unknown): Instrument {
  const instrument = readInstrument(tree);
  if (!instrument.ok) throw new Error(`an instrument of ours cannot be read: ${JSON.stringify(instrument.error[0])}`);
  return instrument.value.instrument;
}
