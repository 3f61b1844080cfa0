import { z } from "zod";
import audienceFile from "../../../reference/checklist-mhlw-5.2.yaml";
import inspectionFile from "../../../reference/checklist-mhlw-r6.yaml";

/**
 * The checklists of the reference files, as they are read for questionnaires and for the checklists of surveys alike, and the words that
 * the files leave out. What is made of them differs: docs/decisions/0010.
 */
const Labelled = z.object({ id: z.string(), label_ja: z.string(), label_en: z.string() });
export type Labelled = z.infer<typeof Labelled>;

const Source = z.object({ doc: z.string() });
const Certainty = z.enum(["seed", "found", "from_memory", "proposal"]);

/** reference/checklist-mhlw-5.2.yaml: the checklist of guideline 5.2, for three audiences. */
export const audienceSheet = z
  .object({
    title_ja: z.string(),
    title_en: z.string(),
    source: Source,
    answers: z.array(Labelled.extend({ requires_note: z.boolean().optional() })),
    audiences: z.array(Labelled),
    items: z.array(
      Labelled.extend({
        audience: z.string(),
        section: z.string(),
        certainty: Certainty,
        /** "mhlw-r7:1-1": a row of the sheet for hospitals of that year, by its number. */
        maps_to: z.string().optional(),
      }),
    ),
  })
  .parse(audienceFile);

/** What a row of the sheets for inspections is about, in the order in which they print it: numbers begin anew with each. */
export const inspectionScopes = ["all", "server", "terminal", "network"] as const;

/** reference/checklist-mhlw-r6.yaml: one file, an edition a year; a row belongs to the editions that give it a number. */
export const inspectionSheet = z
  .object({
    editions: z.array(Labelled.extend({ counts: z.record(z.string(), z.int()), source: Source, certainty: Certainty })),
    answers: z.array(Labelled),
    items: z.array(
      Labelled.extend({
        side: z.enum(["facility", "vendor"]),
        section: z.string(),
        scope: z.enum(inspectionScopes),
        /** By edition. */
        numbers: z.record(z.string(), z.string()),
        stage: z.record(z.string(), z.enum(["required", "reference"])).optional(),
        certainty: Certainty,
        /** Rows of the edition before that became this one. */
        merges: z.array(z.string()).optional(),
        /** The row of 令和7年度 that this one became part of. */
        merged_in_r7: z.string().optional(),
      }),
    ),
  })
  .parse(inspectionFile);
export type InspectionSheet = typeof inspectionSheet;
export type InspectionRow = InspectionSheet["items"][number];

/** 医療情報システムの有無: without any, the hospital's other rows are skipped (rule `gate`). */
export const gateRow = "F-00";
/** Skipped without a contract with any vendor (rule `no_contract_skip`). */
export const vendorContractRows: readonly string[] = ["F-03", "F-04"];

/** A row's place among those of its chapter and scope: the last number of "2-13" or of "2-(13)". */
export const placeInEdition = ({ numbers }: InspectionRow, edition: string): number =>
  Number(/(\d+)\)?$/.exec(numbers[edition] ?? "")?.[1] ?? 0);

interface Words {
  ja: string;
  en: string;
}

/** Chapters of the checklist of guideline 5.2, which its file names by a key only. */
export const sectionWords: Record<string, Words> = {
  policy: { ja: "方針", en: "Policy" },
  organisation: { ja: "体制と規程", en: "Organisation and rules" },
  resources: { ja: "予算と人材", en: "Budget and people" },
  risk: { ja: "リスクの把握", en: "Risks" },
  pdca: { ja: "点検と見直し", en: "Audit and review" },
  supply_chain: { ja: "委託先", en: "Contractors" },
  emergency: { ja: "非常時の備え", en: "Emergencies" },
  sharing: { ja: "情報の共有", en: "Sharing of information" },
  physical: { ja: "場所の安全", en: "Physical security" },
  technical: { ja: "技術的な対策", en: "Technical measures" },
  people: { ja: "教育と守秘", en: "Training and confidentiality" },
  disposal: { ja: "破棄", en: "Disposal" },
  maintenance: { ja: "保守と委託", en: "Maintenance and contractors" },
  mobile: { ja: "持出しと私物", en: "Taking out, private devices" },
  external: { ja: "外部との接続", en: "External connections" },
  training: { ja: "教育", en: "Training" },
  account: { ja: "IDとパスワード", en: "Accounts" },
  workplace: { ja: "机と画面", en: "Workplace" },
  mail: { ja: "メール", en: "Mail" },
  device: { ja: "機器と媒体", en: "Devices and media" },
  other: { ja: "その他", en: "Other" },
};

/** Chapters of the sheets for inspections, which their file names in Japanese only. */
export const chapterWords: Record<string, Words> = {
  "0": { ja: "医療情報システムの有無", en: "Medical information systems" },
  "1 体制構築": { ja: "1 体制構築", en: "1 Organisation" },
  "2 管理・運用": { ja: "2 管理・運用", en: "2 Operation" },
  "3 インシデント発生に備えた対応": { ja: "3 インシデント発生に備えた対応", en: "3 Readiness for incidents" },
  "4 規程類の整備": { ja: "4 規程類の整備", en: "4 Rules in writing" },
};
