import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { insertInBatches } from "../../platform/db/write-batches.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { coarsen, type Segments, smallestCrowd } from "./anonymity.ts";
import type { RoundContext } from "./context.store.ts";
import { directoryHospitals } from "./directory.store.ts";
import { linkSecrets, whoHash } from "./link-secret.store.ts";
import { lockRound, type StoredRound } from "./read-round.store.ts";
import { type ListProblem, type ReadLine, readRespondents } from "./respondent-list.ts";
import { audit } from "./round.store.ts";
import { roundActions } from "./round.ts";
import type { Added, DirectoryFilter } from "./route-contracts.ts";

export type AdditionRefusal = "not_found" | "wrong_state" | "nobody_read" | "too_few_for_anonymity" | "wrong_access";

/** Who is to be asked: lines of a list, links without a name, or hospitals of the directory. */
export type ToAdd =
  | { from: "lines"; lines: readonly (readonly string[])[] }
  | { from: "nameless"; count: number }
  | { from: "directory"; filter: DirectoryFilter };

interface Newcomer {
  name: string | null;
  email: string | null;
  hospitalId: string | null;
  segments: Segments;
}

interface Problem {
  place: number;
  text: string;
  problem: ListProblem | "known";
}

const mostProblems = 200;
const exampleCount = 5;

/** Adds respondents, or says what would be added; who is on the list already is left out and named. */
export const addRespondents = (
  context: RoundContext,
  actor: Actor,
  { organisationId, roundId }: { organisationId: string; roundId: string },
  toAdd: ToAdd,
  dryRun: boolean,
): Promise<Result<Added, AdditionRefusal>> =>
  inOrganisation(context.db, organisationId, async (trx): Promise<Result<Added, AdditionRefusal>> => {
    const at = context.now();
    const round = await lockRound(trx, organisationId, roundId);
    if (!round) return refuse("not_found");
    if (!roundActions(round, japanDay(at)).includes("invite")) return refuse("wrong_state");
    if ((toAdd.from === "directory") !== (round.access === "directory")) return refuse("wrong_access");
    const { newcomers, problems } = await read(trx, round, toAdd, at);
    if (newcomers.length === 0 && problems.length === 0) return refuse("nobody_read");
    // A few who come to a running anonymous round would be told by coming late.
    if (round.anonymous && round.state === "open" && newcomers.length < smallestCrowd)
      return refuse("too_few_for_anonymity");
    if (!dryRun && newcomers.length > 0) {
      await write(trx, context, round, newcomers, at);
      await audit(trx, actor, at, "round.invited", organisationId, roundId, {
        from: toAdd.from,
        added: newcomers.length,
      });
    }
    return ok({
      added: newcomers.length,
      withoutAddress: newcomers.filter(({ email }) => email === null).length,
      problems: problems.slice(0, mostProblems),
      examples: newcomers.slice(0, exampleCount).flatMap(({ name, email }) => (name === null ? [] : [{ name, email }])),
      dryRun,
    });
  });

async function read(trx: Trx, round: StoredRound, toAdd: ToAdd, now: Date) {
  const nobody = { name: null, email: null, hospitalId: null, segments: {} };
  if (toAdd.from === "nameless")
    return { newcomers: Array.from({ length: toAdd.count }, (): Newcomer => nobody), problems: [] };
  const known = await onTheList(trx, round);
  if (toAdd.from === "directory") {
    const hospitals = await directoryHospitals(trx, toAdd.filter, now);
    const fresh = hospitals.filter((one) => !known.hospitals.has(one.hospitalId));
    // Two hospitals may be answered for by the same person: the address is asked once, for the first.
    const addresses = new Set(known.emails);
    const newcomers = fresh.filter(({ email }) => email === null || !addresses.has(email) || !addresses.add(email));
    return { newcomers: newcomers.map((one): Newcomer => ({ ...one })), problems: [] };
  }
  const lines = readRespondents(toAdd.lines);
  const problems = lines.flatMap((line): Problem[] => problemOf(line, known.emails));
  const newcomers = lines.flatMap((line): Newcomer[] =>
    line.problem || problemOf(line, known.emails).length > 0 ? [] : [{ ...nobody, ...line.respondent }],
  );
  return { newcomers, problems };
}

function problemOf(line: ReadLine, known: ReadonlySet<string>): Problem[] {
  if (line.problem) return [{ place: line.place, text: line.text.slice(0, 200), problem: line.problem }];
  const { email, name } = line.respondent;
  return email !== null && known.has(email) ? [{ place: line.place, text: `${name} ${email}`, problem: "known" }] : [];
}

async function onTheList(trx: Trx, { organisationId, id }: StoredRound) {
  const rows = await trx
    .selectFrom("questionnaire_invitation")
    .select(["email", "hospital_id"])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", id)
    .execute();
  return {
    emails: new Set(rows.flatMap(({ email }) => (email === null ? [] : [email]))),
    hospitals: new Set(rows.flatMap(({ hospital_id }) => (hospital_id === null ? [] : [hospital_id]))),
  };
}

const columns = [
  "organisation_id",
  "round_id",
  "id",
  "name",
  "email",
  "hospital_id",
  "segments",
  "who_hash",
  "added_on",
  "stopped_on",
] as const;

async function write(
  trx: Trx,
  { roundKey }: RoundContext,
  round: StoredRound,
  newcomers: readonly Newcomer[],
  at: Date,
): Promise<void> {
  if (!round.linkKey) throw new Error("a round with a list has no key for its links");
  const secretOf = linkSecrets(roundKey, round.linkKey);
  const told = newcomers.map(({ segments }) => segments);
  // Before the round opens they are kept as they are: then they are coarsened over the whole list.
  const segments = round.anonymous && round.state === "open" ? coarsen(told) : told;
  const rows = newcomers.map(({ name, email, hospitalId }, index) => {
    const id = randomUUID();
    return {
      organisation_id: round.organisationId,
      round_id: round.id,
      id,
      name,
      email,
      hospital_id: hospitalId,
      segments: JSON.stringify(segments[index] ?? {}) as never,
      who_hash: whoHash(secretOf(id)),
      added_on: japanDay(at),
      stopped_on: null,
    };
  });
  await insertInBatches(trx, "questionnaire_invitation", columns, rows, 500);
}

/** Ends the link of somebody; what they have handed in stays. False where there is no such link in force. */
export const stopRespondent = (
  context: RoundContext,
  actor: Actor,
  organisationId: string,
  roundId: string,
  respondentId: string,
): Promise<boolean> =>
  inOrganisation(context.db, organisationId, async (trx) => {
    const at = context.now();
    const { rows } = await sql`update questionnaire_invitation set stopped_on = ${japanDay(at)}
      where organisation_id = ${organisationId} and round_id = ${roundId} and id = ${respondentId} and stopped_on is null
      returning id`.execute(trx);
    if (rows.length === 0) return false;
    await audit(trx, actor, at, "round.linkStopped", organisationId, roundId, { respondentId });
    return true;
  });
