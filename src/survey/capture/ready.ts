import type { Bundle } from "./bundle.ts";
import { answerProblem } from "./check-fields.ts";
import type { Thing } from "./thing.ts";

/** Whether a check on its sheet still lacks something, so that it stays on the device; null: complete. */
export function openPoint(thing: Pick<Thing, "key" | "values">, bundle: Bundle, today: string) {
  if (thing.key.kind !== "check") return null;
  return answerProblem(thing.values, { targetRequired: needsTarget(bundle, thing.key.sheetId) }, today);
}

function needsTarget({ sheets, checklists }: Bundle, sheetId: string): boolean {
  const sheet = sheets.find(({ id }) => id === sheetId);
  const list = checklists.find((one) => one.instrument === sheet?.instrument && one.edition === sheet.edition);
  return list?.sheets.find(({ audience }) => audience === sheet?.audience)?.targetRequired ?? false;
}

const naming = ["systemOrDevice", "entryDevice", "maker", "model"];

/** A connection that was only begun, by a slip of the finger perhaps: nothing says yet what it is. */
export const lacksName = ({ values }: Pick<Thing, "values">): boolean =>
  naming.every((field) => (values[field] ?? null) === null);

/** What is begun and not complete waits on the device: an answer without ○ or ×, an answer of a sheet the server does not know yet. */
export function mayBeSent(thing: Thing, bundle: Bundle, today: string): boolean {
  if (thing.key.kind === "check") {
    const { sheetId } = thing.key;
    return bundle.sheets.some(({ id }) => id === sheetId) && openPoint(thing, bundle, today) === null;
  }
  if (thing.key.kind === "connection") return !lacksName(thing);
  return thing.key.kind !== "note" || String(thing.values.body ?? "").trim() !== "";
}
