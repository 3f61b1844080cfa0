import { WorkbookRefused } from "../workbook-refused.ts";
import { readXmlPart } from "./xml-part.ts";
import type { ZipContainer } from "./zip-container.ts";

export interface SheetPart {
  name: string;
  hidden: boolean;
  part: string;
}

export interface WorkbookParts {
  /** In the order of the tabs. */
  sheets: readonly SheetPart[];
  sharedStrings: string | null;
  styles: string | null;
  date1904: boolean;
  externalLinks: boolean;
  macros: boolean;
}

interface Relationship {
  /** Last word of the type, the same in both editions of the standard. */
  type: string;
  /** Part name, or null for what lies outside the file. */
  part: string | null;
}

/** Excel allows as many as memory holds; no ledger has more. */
const SHEETS = 500;

function resolve(base: string, target: string): string {
  const path = target.startsWith("/") ? target.split("/") : [...base.split("/").slice(0, -1), ...target.split("/")];
  const parts: string[] = [];
  for (const step of path) {
    if (step === "..") parts.pop();
    else if (step !== "" && step !== ".") parts.push(step);
  }
  return parts.join("/");
}

async function relationshipsOf(zip: ZipContainer, part: string): Promise<Map<string, Relationship>> {
  const slash = part.lastIndexOf("/");
  const file = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
  const relationships = new Map<string, Relationship>();
  if (!zip.has(file)) return relationships;
  await readXmlPart(zip, file, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== "Relationship" || Id === undefined || Type === undefined || Target === undefined) return;
      const inside = TargetMode?.toLowerCase() !== "external";
      relationships.set(Id, {
        type: Type.slice(Type.lastIndexOf("/") + 1),
        part: inside ? resolve(part, Target.replaceAll("\\", "/")) : null,
      });
    },
  });
  return relationships;
}

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

/** Attributes such as r:id, whatever prefix the writer chose. */
const prefixed = (attributes: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];

/**
 * Finds what a workbook is made of.
 * @throws WorkbookRefused wrong_format when the zip is something else (a document, a presentation, .xlsb, .ods)
 */
export async function readWorkbookParts(zip: ZipContainer): Promise<WorkbookParts> {
  const root = await relationshipsOf(zip, "");
  const main = [...root.values()].find(({ type }) => type === "officeDocument")?.part ?? "xl/workbook.xml";
  if (!zip.has(main) || !/xml$/i.test(main) || !/(^|\/)workbook[^/]*$/i.test(main))
    throw new WorkbookRefused("wrong_format", null);
  const relationships = await relationshipsOf(zip, main);
  const sheets: SheetPart[] = [];
  const seen = new Set<string>();
  let date1904 = false;
  await readXmlPart(zip, main, {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = isTrue(attributes.date1904);
      if (name !== "sheet" || attributes.name === undefined) return;
      const relationship = relationships.get(prefixed(attributes, "id") ?? "");
      // Chart sheets and dialogs have tabs too, but no cells.
      if (relationship !== undefined && relationship.type !== "worksheet") return;
      const part = relationship?.part ?? null;
      if (part === null || !zip.has(part) || seen.has(part.toLowerCase()) || sheets.length >= SHEETS) {
        throw new WorkbookRefused("malformed_workbook", attributes.name);
      }
      seen.add(part.toLowerCase());
      sheets.push({ name: attributes.name, hidden: (attributes.state ?? "visible") !== "visible", part });
    },
  });
  if (sheets.length === 0) throw new WorkbookRefused("malformed_workbook", main);
  const partOf = (wanted: string) => {
    const part = [...relationships.values()].find(({ type }) => type === wanted)?.part ?? null;
    return part !== null && zip.has(part) ? part : null;
  };
  const names = zip.names();
  return {
    sheets,
    sharedStrings: partOf("sharedStrings"),
    styles: partOf("styles"),
    date1904,
    externalLinks: names.some((name) => /(^|\/)externalLinks\//i.test(name)),
    macros: names.some((name) => /vbaProject\.bin$|(^|\/)(?:macrosheets|dialogsheets)\//i.test(name)),
  };
}
