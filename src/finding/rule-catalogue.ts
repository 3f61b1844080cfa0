import { z } from "zod";
import checklistRules from "../../reference/checklist-ledger-support.yaml";
import completenessRules from "../../reference/completeness-rules.yaml";
import findingRules from "../../reference/finding-rules.yaml";
import { RuleId, Severity, type Wording } from "./contract.ts";

/** The capability whose data a rule reads; it runs the rule. */
export type RuleOwner = "ledger" | "survey" | "maintenance" | "vulnerability";

export interface RuleDefinition {
  id: RuleId;
  owner: RuleOwner;
  severity: Severity;
  label: Wording;
  /** Readable condition, as written in the reference file. */
  when: string;
  note: string | null;
  source: { doc: string; section: string | null };
  certainty: string;
}

const Entry = z.object({
  id: RuleId,
  severity: Severity,
  when: z.string(),
  label_ja: z.string(),
  label_en: z.string(),
  note: z.string().optional(),
  source: z.object({ doc: z.string(), section: z.string().optional() }),
  certainty: z.string(),
});
const File = z.object({ format: z.literal(1), items: z.array(Entry) });

/** Rules that stand on something else than the ledger: homework and checklists, records of maintenance work, advisories. */
const ownedElsewhere = new Map<RuleId, RuleOwner>([
  ["FR-15", "survey"],
  ["FR-19", "vulnerability"],
  ["FR-22", "maintenance"],
  ["FR-23", "maintenance"],
  ["FR-24", "maintenance"],
  ["FR-25", "maintenance"],
  ["FR-26", "maintenance"],
  ["FR-33", "survey"],
]);

const define = (file: unknown, owner: RuleOwner = "ledger"): RuleDefinition[] =>
  File.parse(file).items.map((item) => ({
    id: item.id,
    owner: ownedElsewhere.get(item.id) ?? owner,
    severity: item.severity,
    label: { ja: item.label_ja, en: item.label_en },
    when: item.when,
    note: item.note ?? null,
    source: { doc: item.source.doc, section: item.source.section ?? null },
    certainty: item.certainty,
  }));

/** All rules, those of other capabilities included, in the order of their ids. */
export const ruleDefinitions: readonly RuleDefinition[] = [
  ...define(findingRules),
  ...define(completenessRules),
  ...define(checklistRules, "survey"),
];

const byId = new Map(ruleDefinitions.map((definition) => [definition.id, definition]));

/** @throws RangeError for an id that no reference file holds */
export function ruleDefinition(id: RuleId): RuleDefinition {
  const definition = byId.get(id);
  if (!definition) throw new RangeError(`no such rule: ${id}`);
  return definition;
}
