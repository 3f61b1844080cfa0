import { useMemo } from "react";
import { Chip } from "../../../web/components/chip.tsx";
import { Link } from "../../../web/components/link.tsx";
import type { Column } from "../../../web/components/table-model.ts";
import { useLabel, useLanguage, useText } from "../../../web/language.ts";
import { nextState, type Plan } from "../plan.ts";
import type { BoardRow } from "../route-contracts.ts";
import { type PathState, rank } from "../state.ts";
import { shortStateWords, sideWords, stateWords } from "../words.ts";
import { BoardMark, type Mark } from "./board-mark.tsx";
import { programmeTexts } from "./programme-texts.ts";

/** Which mark a step has in a row. */
export function markOf(plan: Plan, row: Pick<BoardRow, "state" | "lateDays">, step: PathState): Mark {
  const at = rank(row.state);
  if (at < 0) return "ahead";
  if (rank(step) < at) return "done";
  if (rank(step) === at) return "now";
  if (nextState(plan, row.state as PathState) !== step) return "ahead";
  return row.lateDays > 0 ? "nextLate" : "next";
}

/** Columns of the board: the hospital, whose move it is and when it is due, then a column for each step of the plan. */
export function useBoardColumns(given: {
  plan: Plan;
  companies: readonly { organisationId: string; name: string }[];
  hrefOf: (facilityId: string) => string;
}): Column<BoardRow>[] {
  const t = useText(programmeTexts);
  const label = useLabel();
  const language = useLanguage();
  const { plan, companies, hrefOf } = given;
  return useMemo(() => {
    const names = new Map(companies.map(({ organisationId, name }) => [organisationId, name]));
    const companyOf = ({ companyId }: BoardRow) =>
      companyId === null ? t.noCompany : (names.get(companyId) ?? t.noCompany);
    return [
      {
        id: "name",
        header: t.hospital,
        width: 210,
        frozen: true,
        sortValue: (row) => row.name,
        cell: (row) => <Link href={hrefOf(row.facilityId)}>{row.name}</Link>,
      },
      {
        id: "due",
        header: t.due,
        width: 190,
        sortValue: (row) => row.dueOn,
        cell: (row) => <DueText row={row} />,
      },
      {
        id: "move",
        header: t.move,
        width: 150,
        sortValue: (row) => row.move,
        cell: (row) => <MoveText row={row} />,
      },
      ...plan.steps
        // Every hospital was invited: a column of marks that are all alike tells nothing.
        .filter(({ used, state }) => used && state !== "invited")
        .map((step) => {
          const name = label(step.name ?? stateWords[step.state]);
          return {
            id: step.state,
            header: label(step.name ?? shortStateWords[step.state]),
            width: language === "ja" && step.name === null ? 54 : 100,
            cell: (row: BoardRow) => <BoardMark mark={markOf(plan, row, step.state)} step={name} />,
          };
        }),
      ...(companies.length > 0
        ? [{ id: "company", header: t.company, width: 180, sortValue: companyOf, cell: companyOf }]
        : []),
    ];
  }, [plan, companies, hrefOf, t, label, language]);
}

/** Whose move it is; where nobody's, how it ended. A pledge that has run out is neither: the hospital has not left. */
function MoveText({ row: { move, closedAs, state } }: { row: BoardRow }) {
  const t = useText(programmeTexts);
  const label = useLabel();
  if (closedAs !== null)
    return (
      <Chip tone="attention" shape="clock">
        {t.closedAs[closedAs]}
      </Chip>
    );
  return move ? label(sideWords[move]) : <span className="text-ink-faint">{label(stateWords[state])}</span>;
}

function DueText({ row }: { row: BoardRow }) {
  const t = useText(programmeTexts);
  if (row.dueOn === null) return <span className="text-ink-faint">—</span>;
  return (
    <span className="flex items-center gap-2">
      {row.dueOn}
      {row.lateDays > 0 && (
        <Chip tone="alert" shape="triangleFilled">
          {t.lateBy(row.lateDays)}
        </Chip>
      )}
    </span>
  );
}
