import { z } from "zod";
import { route } from "../../shared/route.ts";
import { Audience } from "../checklist/contract.ts";
import { hospitalAnswers } from "./hospital-answer.ts";

/** Over the hospitals of a programme, for those who may read all of them. Nothing of it is published as it is. */
const base = "/api/v1/programmes/:programmeId/across";
const OneProgramme = z.object({ programmeId: z.uuid() });
const analyse = { to: "programme", permission: "programme.analyse" } as const;
const Words = z.object({ ja: z.string(), en: z.string() });

export const Grouping = z.enum(["bedClass", "founderClass", "region", "company"]);
export type Grouping = z.infer<typeof Grouping>;

const Counts = z.object(Object.fromEntries(hospitalAnswers.map((answer) => [answer, z.int()])) as CountsShape);
type CountsShape = Record<(typeof hospitalAnswers)[number], z.ZodInt>;
const Group = z.object({ id: z.string(), label: Words });

const Sheet = z.object({
  instrument: z.string(),
  edition: z.string(),
  audience: Audience,
  label: Words,
  hospitals: z.int(),
});

/** Without `instrument`, the sheet that most hospitals answered. */
export const acrossChecklists = route({
  id: "acrossChecklists",
  method: "GET",
  path: `${base}/checklists`,
  summary: "チェックリストの項目ごとに、○・×・分からないの病院数",
  access: analyse,
  params: OneProgramme,
  query: z.object({
    by: Grouping.default("bedClass"),
    instrument: z.string().max(60).optional(),
    edition: z.string().max(60).optional(),
    audience: Audience.optional(),
  }),
  reply: z.object({
    /** Hospitals that share what was found. */
    hospitals: z.int(),
    sheets: z.array(Sheet),
    /** Null: no hospital answered any sheet yet. */
    shown: Sheet.omit({ hospitals: true }).nullable(),
    groups: z.array(Group.extend({ hospitals: z.int() })),
    items: z.array(
      z.object({
        id: z.string(),
        number: z.string().nullable(),
        section: Words,
        topic: Words,
        /** The official wording is not known for sure. */
        unconfirmed: z.boolean(),
        total: Counts,
        /** Share of ○ among hospitals the item applies to, as a fraction; null where it applies to none. */
        shareOfYes: z.number().nullable(),
        byGroup: z.record(z.string(), Counts),
      }),
    ),
  }),
});
export type AcrossChecklists = z.infer<typeof acrossChecklists.reply>;
export type AcrossItem = AcrossChecklists["items"][number];

const SpreadOf = z.object({
  hospitals: z.int(),
  least: z.number(),
  median: z.number(),
  most: z.number(),
  sum: z.number(),
});

export const acrossFigures = route({
  id: "acrossFigures",
  method: "GET",
  path: `${base}/figures`,
  summary: "病院ごとの外部接続・回線・版数不明の割合と、調査の工数",
  access: analyse,
  params: OneProgramme,
  reply: z.object({
    connections: SpreadOf.nullable(),
    /** Connections of all hospitals by line type, most first. */
    lines: z.array(Group.extend({ connections: z.int(), hospitals: z.int() })),
    /** Of all entry devices. */
    firmware: z.object({ entryDevices: z.int(), unknown: z.int() }),
    /** Hours. */
    hours: SpreadOf.nullable(),
    /** Hours by document of the form (資料6), over the hospitals that wrote hours down for it. */
    hoursByDocument: z.array(
      z.object({ id: z.string(), label: Words, planned: z.number().nullable(), worked: SpreadOf }),
    ),
    hospitals: z.array(
      z.object({
        facilityId: z.uuid(),
        name: z.string(),
        company: z.string().nullable(),
        /** Null: the ledger was not counted yet. */
        connections: z.int().nullable(),
        entryDevices: z.int().nullable(),
        firmwareUnknown: z.int().nullable(),
        /** Null: no hour was written down. */
        hours: z.number().nullable(),
      }),
    ),
  }),
});
export type AcrossFigures = z.infer<typeof acrossFigures.reply>;

const Frozen = z.object({ roundId: z.uuid(), title: z.string(), hospitals: z.int(), madeAt: z.iso.datetime() });

/** Of those who belong to the secretariat; nobody else sees its rounds. */
export const listProgrammeStatistics = route({
  id: "listProgrammeStatistics",
  method: "GET",
  path: `${base}/statistics`,
  summary: "病院との関係を断った集計用の結果の一覧",
  access: analyse,
  params: OneProgramme,
  reply: z.object({
    organisationId: z.uuid().nullable(),
    threshold: z.int(),
    rounds: z.array(Frozen),
    mayFreeze: z.boolean(),
  }),
});

/** 409 nothing_to_freeze where no hospital answered anything. */
export const freezeProgrammeStatistics = route({
  id: "freezeProgrammeStatistics",
  method: "POST",
  path: `${base}/statistics`,
  summary: "いまの結果を、病院との関係を断って集計と公表に使えるようにする",
  access: { to: "programme", permission: "programme.manage" },
  params: OneProgramme,
  body: z.object({ title: z.string().trim().min(1).max(200) }),
  reply: Frozen.extend({ organisationId: z.uuid() }),
});
