import { fieldDefinition } from "../../../ledger/catalogue.ts";
import { useLanguage, useText } from "../../../web/language.ts";
import { walkTargets } from "../../visit/walkthrough.ts";
import type { Workspace } from "../device/workspace.ts";
import { type ThingKey, thingName } from "../operation.ts";
import { toldOf } from "../told.ts";
import { checklistFor, sheetsOf } from "./sheets.ts";
import { useWorkspace } from "./use-workspace.ts";
import { knownText } from "./value-words.ts";
import { workTexts } from "./work-texts.ts";

/** Things and their fields as people call them. */
export function useNames(workspace: Workspace) {
  const t = useText(workTexts);
  const language = useLanguage();
  const state = useWorkspace(workspace);

  function nameOfKey(key: ThingKey): string {
    switch (key.kind) {
      case "sheet":
        return sheetName(key.id);
      case "check":
        return t.itemIn(sheetName(key.sheetId), itemName(key.sheetId, key.item));
      case "target":
        return walkTargets.find(({ id }) => id === key.target)?.[language] ?? key.target;
      case "connection": {
        const number = state.bundle.connections.find(({ id }) => id === key.id)?.number;
        const values = state.things.get(thingName(key))?.values ?? toldOf(state.bundle, key);
        const name = knownText(values.systemOrDevice) || t.unnamed;
        return number === undefined ? name : `${t.number(number)} ${name}`;
      }
      case "note":
        return t.noteBody;
    }
  }
  function sheetName(id: string): string {
    const sheet = sheetsOf(state).find((one) => one.id === id);
    return sheet ? `${t.audiences[sheet.audience]} ${t.respondent(sheet.respondent)}` : "";
  }
  function itemName(sheetId: string, item: string): string {
    const sheet = sheetsOf(state).find((one) => one.id === sheetId);
    const found = sheet && checklistFor(state, sheet)?.items.find(({ id }) => id === item);
    return found ? `${found.number ?? found.id} ${found.official ?? found.topic[language]}` : item;
  }
  /** By its name as photos and notes carry it. */
  function nameOf(name: string): string {
    const [kind, id = "", item = ""] = name.split(":");
    if (kind === "check") return nameOfKey({ kind, sheetId: id, item });
    if (kind === "target") return nameOfKey({ kind, target: id });
    return kind === "connection" || kind === "note" || kind === "sheet" ? nameOfKey({ kind, id }) : name;
  }
  function fieldName(key: ThingKey, field: string): string {
    if (key.kind === "connection") return fieldDefinition("connection", field)?.[language] ?? field;
    const own: Record<string, string> = {
      ...t.fieldNames,
      role: t.role,
      notUnderstood: t.notUnderstood,
      hardToUnderstand: t.hardToUnderstand,
      evidenceAsked: t.evidenceAsked,
      evidenceSeen: t.evidenceSeen,
      evidence: t.evidence,
      targetOn: t.targetOn,
      checkedOn: t.checkedOn,
      visit: t.visit,
    };
    return own[field] ?? field;
  }
  return { nameOf, nameOfKey, fieldName };
}
