import type { Db } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { checkPlan, type PlanProblem } from "../table/check-plan.ts";
import type { TablePlan } from "../table/plan.ts";
import { tabulate } from "../table/tabulate.ts";
import type { TabulateContext } from "../table/tabulation.ts";
import type { TabulationRefusal } from "./refusal.ts";
import {
  answerBatches,
  askedBySegment,
  findTabulatedRound,
  holdStill,
  type TabulatedRound,
} from "./round-answers.store.ts";
import { type RoundData, startRoundData } from "./round-data.ts";
import type { Tabulated } from "./routes.ts";

export interface TabulateRequest {
  organisationId: string;
  roundId: string;
  plan: TablePlan;
}

/** Columns of the rounds tabulated last in this thread, by what they were made from. 100,000 answers to 106 questions are some 80 MB. */
const kept = new Map<string, RoundData>();
const mostKept = 2;

/** Tables of a plan from the answers as they are now. The answers are read once, and again only after they have changed. */
export async function tabulateRound(db: Db, request: TabulateRequest): Promise<Result<Tabulated, TabulationRefusal>> {
  const { plan } = request;
  const found = await roundData(db, request);
  if (!found) return refuse({ reason: "not_found" });
  const { round, data } = found;
  const previous = plan.previousRound ? await roundData(db, { ...request, roundId: plan.previousRound }) : null;
  if (previous === undefined) return refuse(noPreviousRound);
  const context: TabulateContext = {
    asOf: round.asOf,
    population: round.population,
    things: data.things,
    round: round.title,
    ...(previous && {
      previous: { label: previous.round.title, instrument: previous.round.instrument, ...previous.data },
    }),
  };
  const [problem] = checkPlan(round.instrument, data.dataSet, plan, context);
  if (problem) return refuse(planWrong(problem));
  const report = tabulate(round.instrument, data.dataSet, { ...plan, title: plan.title ?? round.title }, context);
  return ok({ report, answersState: round.answersState });
}

const noPreviousRound: TabulationRefusal = {
  reason: "plan_wrong",
  message: "集計できません。前回とする調査がありません。",
  place: "plan.previousRound",
};

async function roundData(db: Db, { organisationId, roundId, plan }: TabulateRequest) {
  return inOrganisation(
    db,
    organisationId,
    async (trx): Promise<{ round: TabulatedRound; data: RoundData } | undefined> => {
      await holdStill(trx);
      const round = await findTabulatedRound(trx, organisationId, roundId);
      if (!round) return undefined;
      const asked = await askedBySegment(trx, organisationId, roundId);
      const key = JSON.stringify([
        organisationId,
        roundId,
        round.answersState,
        plan.askedOfAll?.toSorted() ?? [],
        asked,
      ]);
      const before = kept.get(key);
      if (before) return { round, data: before };
      // Before the new one is made: two large rounds at once would be more than a thread may hold.
      while (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? "");
      const builder = startRoundData(round.instrument, round.respondents, plan.askedOfAll, asked);
      for await (const sheets of answerBatches(trx, organisationId, roundId)) builder.add(sheets);
      const data = builder.finish();
      kept.set(key, data);
      return { round, data };
    },
  );
}

const reasons: Record<PlanProblem["reason"], string> = {
  other_instrument: "この計画は別の調査票のものです",
  no_such_variable: "この調査票にない項目です",
  not_a_number: "数値の設問ではありません",
  no_such_ranking: "順位の設問ではありません",
  no_correct_answer: "正答のある設問ではありません",
  no_such_section: "くり返してたずねる部分ではありません",
  other_options: "選択肢がそろっていません",
  no_such_option: "この設問にない選択肢です",
};

const planWrong = ({ reason, what, table }: PlanProblem): TabulationRefusal => ({
  reason: "plan_wrong",
  message: `集計できません。${reasons[reason]}: ${what}`,
  place: table === null ? "plan" : `plan.tables.${table}`,
});
