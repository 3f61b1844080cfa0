import { z } from "zod";
import { route } from "../../shared/route.ts";
import { Answers } from "../instrument/answer.ts";
import { Slug } from "../respond/route-contracts.ts";
import { roundAccesses, roundStates } from "./round.ts";

/** What an organisation does with its rounds. */
const base = "/api/v1/organisations/:organisationId/rounds";
const InOrganisation = z.object({ organisationId: z.uuid() });
const OneRound = InOrganisation.extend({ roundId: z.uuid() });
const Instant = z.iso.datetime();
const read = { to: "organisation", permission: "questionnaire.read" } as const;
const manage = { to: "organisation", permission: "questionnaire.manage" } as const;
const analyse = { to: "organisation", permission: "questionnaire.analyse" } as const;

export const RoundAccess = z.enum(roundAccesses);
export const RoundState = z.enum(roundStates);

const settings = {
  title: z.string().trim().min(1).max(200),
  editable: z.boolean(),
  opensOn: z.iso.date().nullable(),
  closesOn: z.iso.date().nullable(),
  population: z.int().min(1).max(100_000_000).nullable(),
  remindAfterDays: z.int().min(1).max(90),
  remindersAtMost: z.int().min(0).max(10),
};
export const RoundSettings = z.object({
  ...settings,
  instrumentId: z.string().min(1).max(100),
  edition: z.string().min(1).max(40),
  access: RoundAccess,
  anonymous: z.boolean(),
  /** Of an open round; left out, one is made. */
  slug: Slug.optional(),
});
export type RoundSettings = z.infer<typeof RoundSettings>;

/** Share of those asked, as fractions from 0 to 1, with the 95 % Wilson interval; null where there is nothing to divide by. */
const Rate = z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable();

export const RoundSummary = z.object({
  id: z.uuid(),
  title: z.string(),
  instrumentId: z.string(),
  edition: z.string(),
  access: RoundAccess,
  anonymous: z.boolean(),
  state: RoundState,
  opensOn: z.iso.date().nullable(),
  closesOn: z.iso.date().nullable(),
  /** Answers are taken today. */
  taking: z.boolean(),
  answered: z.int(),
  asked: z.int().nullable(),
  rate: Rate,
});
export type RoundSummary = z.infer<typeof RoundSummary>;

export const Mailing = z.object({
  id: z.uuid(),
  kind: z.enum(["invitation", "reminder"]),
  number: z.int(),
  state: z.enum(["sending", "done"]),
  mails: z.int(),
  madeBy: z.string(),
  madeAt: Instant,
});

export const AnswerImport = z.object({
  id: z.uuid(),
  fileName: z.string(),
  sheets: z.int(),
  importedBy: z.string(),
  importedAt: Instant,
  undoneAt: Instant.nullable(),
});

export const RoundView = RoundSummary.extend({
  ...settings,
  /** Path of an open round. */
  path: z.string().nullable(),
  openedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** Answers begun and not handed in. */
  begun: z.int(),
  /** Answers by where they came from, and those that look like no honest answer. */
  origins: z.object({ form: z.int(), paper: z.int(), import: z.int() }),
  suspect: z.int(),
  contacts: z.int(),
  invited: z.object({ all: z.int(), withAddress: z.int(), mailed: z.int(), stopped: z.int() }),
  days: z.array(z.object({ day: z.iso.date(), answers: z.int(), sum: z.int() })),
  mailings: z.array(Mailing),
  imports: z.array(AnswerImport),
  /** False: no mail leaves this installation; links are handed over. */
  mailServer: z.boolean(),
  actions: z.array(z.enum(["change", "invite", "open", "mail", "close", "import", "remove"])),
});
export type RoundView = z.infer<typeof RoundView>;

export const listRounds = route({
  id: "listRounds",
  method: "GET",
  path: base,
  summary: "調査の回の一覧（回収状況つき）",
  access: read,
  params: InOrganisation,
  reply: z.object({ organisation: z.string(), rounds: z.array(RoundSummary), mayManage: z.boolean() }),
});

export const createRound = route({
  id: "createRound",
  method: "POST",
  path: base,
  summary: "調査の回を準備する",
  access: manage,
  params: InOrganisation,
  body: RoundSettings,
  reply: RoundView,
});

export const getRound = route({
  id: "getRound",
  method: "GET",
  path: `${base}/:roundId`,
  summary: "調査の回（設定・回収率・送付・取込み）",
  access: read,
  params: OneRound,
  reply: RoundView,
});

/** Whether it is anonymous, how it is reached and what it asks are fixed when it is made. */
export const changeRound = route({
  id: "changeRound",
  method: "PATCH",
  path: `${base}/:roundId`,
  summary: "調査の回の設定を変える",
  access: manage,
  params: OneRound,
  body: z.object(settings).partial(),
  reply: RoundView,
});

export const removeRound = route({
  id: "removeRound",
  method: "DELETE",
  path: `${base}/:roundId`,
  summary: "まだ始めていない調査の回を取りやめる",
  access: manage,
  params: OneRound,
});

export const openRound = route({
  id: "openRound",
  method: "POST",
  path: `${base}/:roundId/open`,
  summary: "調査を始める（回答を受け付ける）",
  access: manage,
  params: OneRound,
  reply: RoundView,
});

export const closeRound = route({
  id: "closeRound",
  method: "POST",
  path: `${base}/:roundId/close`,
  summary: "調査を締め切る（リンクの鍵を捨てる。元には戻せない）",
  access: manage,
  params: OneRound,
  reply: RoundView,
});

// Who is asked ------------------------------------------------------------------------------------------------------------

export const Respondent = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** Null in an anonymous round: who has answered is counted, not listed. */
  state: z.enum(["added", "mailed", "answered", "stopped"]).nullable(),
  stopped: z.boolean(),
  mailedOn: z.array(z.iso.date()).nullable(),
});
export type Respondent = z.infer<typeof Respondent>;

export const listRespondents = route({
  id: "listRespondents",
  method: "GET",
  path: `${base}/:roundId/respondents`,
  summary: "依頼先の一覧（無記名の回では回答の有無を出さない）",
  access: manage,
  params: OneRound,
  query: z.object({
    search: z.string().max(100).default(""),
    state: z.enum(["all", "waiting", "answered", "stopped"]).default("all"),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  /** A hundred at a time, by name. */
  reply: z.object({ respondents: z.array(Respondent), total: z.int(), more: z.boolean() }),
});

const DirectoryFilter = z.object({
  bedClasses: z.array(z.string().max(40)).default([]),
  founderClasses: z.array(z.string().max(40)).default([]),
  regions: z.array(z.string().max(40)).default([]),
});
export type DirectoryFilter = z.infer<typeof DirectoryFilter>;

export const Addition = z.discriminatedUnion("from", [
  z.object({ from: z.literal("text"), text: z.string().max(2_000_000) }),
  /** Links without a name, to be handed over on paper. */
  z.object({ from: z.literal("nameless"), count: z.int().min(1).max(20_000) }),
  /** Hospitals; empty lists ask for all classes. */
  z.object({ from: z.literal("directory"), filter: DirectoryFilter }),
]);
export type Addition = z.infer<typeof Addition>;

export const Added = z.object({
  /** How many are (or, in a dry run, would be) added. */
  added: z.int(),
  withoutAddress: z.int(),
  /** Lines that are left out, with their place in the list, at most 200 of them. */
  problems: z.array(
    z.object({ place: z.int(), text: z.string(), problem: z.enum(["no_name", "bad_address", "twice", "known"]) }),
  ),
  /** The first few, as they were read. */
  examples: z.array(z.object({ name: z.string(), email: z.string().nullable() })),
  dryRun: z.boolean(),
});
export type Added = z.infer<typeof Added>;

export const addRespondents = route({
  id: "addRespondents",
  method: "POST",
  path: `${base}/:roundId/respondents`,
  summary: "依頼先を加える（貼り付け・名前のないリンク・名簿の医療機関。dryRun は試し読みだけ）",
  access: manage,
  params: OneRound,
  body: z.object({ addition: Addition, dryRun: z.boolean() }),
  reply: Added,
});

export const uploadRespondents = route({
  id: "uploadRespondents",
  method: "POST",
  path: `${base}/:roundId/respondents/file`,
  summary: "依頼先をCSV・XLSXから加える（multipart: file, dryRun）",
  access: manage,
  params: OneRound,
  upload: true,
  reply: Added,
});

export const stopRespondent = route({
  id: "stopRespondent",
  method: "POST",
  path: `${base}/:roundId/respondents/:respondentId/stop`,
  summary: "依頼先のリンクを止める（回答済みの内容はそのまま）",
  access: manage,
  params: OneRound.extend({ respondentId: z.uuid() }),
});

export const exportLinks = route({
  id: "exportLinks",
  method: "GET",
  path: `${base}/:roundId/links`,
  summary: "手渡しするリンクの一覧（CSV。無記名の回では名前を付けず、順序も並べ替える）",
  access: manage,
  params: OneRound,
  binaryReply: true,
});

// Mail --------------------------------------------------------------------------------------------------------------------

export const MailingKind = z.enum(["invitation", "reminder"]);

export const previewMailing = route({
  id: "previewMailing",
  method: "GET",
  path: `${base}/:roundId/mailings/preview`,
  summary: "いま送ると何通になるか、送らない相手とその理由（件数）",
  access: manage,
  params: OneRound,
  query: z.object({ kind: MailingKind }),
  reply: z.object({
    mails: z.int(),
    leftOut: z.array(
      z.object({
        reason: z.enum([
          "no_address",
          "stopped",
          "answered",
          "invited_already",
          "not_invited",
          "too_soon",
          "often_enough",
        ]),
        count: z.int(),
      }),
    ),
    subject: z.string(),
    text: z.string(),
  }),
});

export const startMailing = route({
  id: "startMailing",
  method: "POST",
  path: `${base}/:roundId/mailings`,
  summary: "依頼・督促のメールを送る（裏で順に。同じ人に同じ回を二度送らない）",
  access: manage,
  params: OneRound,
  body: z.object({ kind: MailingKind }),
  reply: Mailing,
});

// Answers -----------------------------------------------------------------------------------------------------------------

export const ImportReport = z.object({
  dryRun: z.boolean(),
  /** Null in a dry run, or when nothing was written. */
  importId: z.uuid().nullable(),
  sheets: z.int(),
  /** By row and cell of the file; with any, nothing is written. At most 200 of them. */
  problems: z.array(z.object({ place: z.string(), message: z.string() })),
  problemCount: z.int(),
  /** Questions that people answered whom their conditions keep from it, with how many; among the problems unless `askedOfAll` names them. */
  notAsked: z.array(z.object({ question: z.string(), label: z.string(), answers: z.int() })),
  /** Columns of the file that belong to no question, and questions that no column speaks of. */
  unknownColumns: z.array(z.string()),
  missingQuestions: z.array(z.string()),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const importAnswers = route({
  id: "importAnswers",
  method: "POST",
  path: `${base}/:roundId/imports`,
  summary:
    "回答をCSV・XLSXから取り込む（multipart: file, dryRun, askedOfAll。全部か、何も書かないか。askedOfAll は条件に合わない人の回答も受け入れる設問、空白区切り）",
  access: manage,
  params: OneRound,
  upload: true,
  reply: ImportReport,
});

export const undoAnswerImport = route({
  id: "undoAnswerImport",
  method: "POST",
  path: `${base}/:roundId/imports/:batchId/undo`,
  summary: "回答の取込みを、まとめて取り消す",
  access: manage,
  params: OneRound.extend({ batchId: z.uuid() }),
  reply: RoundView,
});

/** One answer from paper, keyed in. Refused as the form is: 422 illegal_answers with the place. */
export const enterSheet = route({
  id: "enterSheet",
  method: "POST",
  path: `${base}/:roundId/sheets`,
  summary: "紙の回答を一件入力する",
  access: manage,
  params: OneRound,
  body: z.object({ answers: Answers }),
  reply: z.object({ sheets: z.int() }),
});

export const exportAnswers = route({
  id: "exportAnswers",
  method: "GET",
  path: `${base}/:roundId/answers`,
  summary: "回答の書き出し（CSV。連絡先と、無記名の回では日付を含まない）",
  access: analyse,
  params: OneRound,
  binaryReply: true,
});

export const exportContacts = route({
  id: "exportContacts",
  method: "GET",
  path: `${base}/:roundId/contacts`,
  summary: "回答者が書いた連絡先（CSV。回答とは結び付かない）",
  access: manage,
  params: OneRound,
  binaryReply: true,
});
