import { Checkbox } from "../../../web/components/checkbox.tsx";
import { FilterBar } from "../../../web/components/filter-bar.tsx";
import { SearchField } from "../../../web/components/search-field.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import type { getBoard } from "../route-contracts.ts";
import { type Side, sides, surveyStates } from "../state.ts";
import { sideWords, stateWords } from "../words.ts";
import type { BoardFilter } from "./board-filter.ts";
import { programmeTexts } from "./programme-texts.ts";

type Board = (typeof getBoard)["reply"]["_output"];

/** By name, company, whose move it is, step, and what is late. */
export function BoardFilters(props: {
  board: Board;
  filter: BoardFilter;
  onChange: (change: Partial<BoardFilter>) => void;
}) {
  const t = useText(programmeTexts);
  const label = useLabel();
  const { board, filter, onChange } = props;
  const late = board.rows.filter(({ lateDays }) => lateDays > 0).length;
  const counted = (side: Side) => board.rows.filter(({ move }) => move === side).length;
  const all = { id: "all", label: t.all };
  const orAll = (id: string) => (id === "" ? "all" : id);
  const orNone = (id: string) => (id === "all" ? "" : id);
  return (
    <FilterBar active={[]}>
      <SearchField label={t.search} value={filter.q} onChange={(q) => onChange({ q })} />
      {board.companies.length > 0 && (
        <Select
          label={t.company}
          hideLabel
          place="w-56"
          value={orAll(filter.company)}
          onChange={(id) => onChange({ company: orNone(id) })}
          choices={[
            { ...all, label: t.filterOf(t.company, t.all) },
            ...board.companies.map(({ organisationId, name }) => ({ id: organisationId, label: name })),
            { id: "none", label: t.noCompany },
          ]}
        />
      )}
      <Select
        label={t.whoseMove}
        hideLabel
        place="w-56"
        value={orAll(filter.move)}
        onChange={(id) => onChange({ move: orNone(id) })}
        choices={[
          { ...all, label: t.filterOf(t.whoseMove, t.all) },
          ...sides.map((side) => ({ id: side, label: t.counted(label(sideWords[side]), counted(side)) })),
        ]}
      />
      <Select
        label={t.state}
        hideLabel
        place="w-48"
        value={orAll(filter.state)}
        onChange={(id) => onChange({ state: orNone(id) })}
        choices={[
          { ...all, label: t.filterOf(t.state, t.all) },
          ...surveyStates.map((state) => ({ id: state, label: label(stateWords[state]) })),
        ]}
      />
      <Checkbox checked={filter.late} onChange={(checked) => onChange({ late: checked })}>
        {t.lateOnly(late)}
      </Checkbox>
    </FilterBar>
  );
}
