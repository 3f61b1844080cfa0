import type { Bundle } from "./bundle.ts";
import type { CapturedValues, ThingKey } from "./operation.ts";

/** What the server told of a thing when the device last heard of it; nothing for what it does not know yet. */
export function toldOf(bundle: Bundle, key: ThingKey): CapturedValues {
  switch (key.kind) {
    case "sheet": {
      const sheet = bundle.sheets.find(({ id }) => id === key.id);
      return sheet ? { role: sheet.role } : {};
    }
    case "check": {
      const sheet = bundle.sheets.find(({ id }) => id === key.sheetId);
      return sheet?.answers.find(({ item }) => item === key.item)?.values ?? {};
    }
    case "target":
      return bundle.targets.find(({ target }) => target === key.target)?.values ?? {};
    case "connection":
      return bundle.connections.find(({ id }) => id === key.id)?.values ?? {};
    case "note":
      return {};
  }
}
