import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { classesOf } from "../../../vulnerability/contract.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { DataTable } from "../../../web/components/data-table.tsx";
import { LoadFailed, Loading, Refusal } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { addHospitals, type DirectoryFilter, type DirectoryHospital, type ProgrammeView } from "../route-contracts.ts";
import { directoryQuery } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";

const groups = [
  { id: "bedClasses", of: "bedClass", classes: classesOf.beds },
  { id: "founderClasses", of: "founderClass", classes: classesOf.founder },
  { id: "regions", of: "region", classes: classesOf.bureau },
] as const;

const passes = (hospital: DirectoryHospital, filter: DirectoryFilter) =>
  groups.every(({ id, of }) => filter[id].length === 0 || filter[id].includes(hospital[of]));

/** Hospitals of the directory, by class and name, one or many at once. */
export function AddHospitals({ programme }: { programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const label = useLabel();
  const queryClient = useQueryClient();
  const { data, isPending, error, refetch } = useQuery(directoryQuery(programme.id));
  const [filter, setFilter] = useState<DirectoryFilter>({ bedClasses: [], founderClasses: [], regions: [] });
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const [companyId, setCompanyId] = useState("none");
  const add = useMutation({
    mutationFn: (hospitals: string[]) =>
      call(addHospitals, {
        params: { programmeId: programme.id },
        body: { hospitals, companyId: companyId === "none" ? null : companyId },
      }),
    onSuccess: async ({ added, already }) => {
      setSelected(new Set());
      await queryClient.invalidateQueries({ queryKey: ["programmes", programme.id] });
      showToast(t.addedHospitals(added, already));
    },
  });
  if (isPending) return <Loading />;
  if (error) return <LoadFailed error={error} retry={refetch} />;
  const rows = data.hospitals.filter((hospital) => passes(hospital, filter));
  const chosen = rows.filter(({ hospitalId, added }) => !added && selected.has(hospitalId));
  const nameOf = (of: (typeof groups)[number], hospital: DirectoryHospital) => {
    const found = of.classes.find(({ id }) => id === hospital[of.of]);
    return found ? label(found.label) : "";
  };
  const companies = programme.parts.filter(({ part, until }) => part === "survey_company" && until === null);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-soft">{t.directoryLead}</p>
      <div className="grid gap-4 lg:grid-cols-3">
        {groups.map(({ id, classes }) => (
          <CheckboxGroup
            key={id}
            label={t[id]}
            choices={classes.map((one) => ({ id: one.id, label: label(one.label) }))}
            value={filter[id]}
            onChange={(ids) => setFilter({ ...filter, [id]: ids })}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="w-80">
          <Select
            label={t.assignNow}
            value={companyId}
            onChange={setCompanyId}
            choices={[
              { id: "none", label: t.noCompany },
              ...companies.map((one) => ({ id: one.organisationId, label: one.name })),
            ]}
          />
        </div>
        <Button
          look="primary"
          isDisabled={add.isPending || chosen.length === 0}
          onPress={() => add.mutate(chosen.map(({ hospitalId }) => hospitalId))}
        >
          {t.chosen(chosen.length)}
        </Button>
      </div>
      <Refusal error={add.error} />
      {rows.length === 0 ? (
        <p className="text-sm">{t.nothingFits}</p>
      ) : (
        <div className={rows.length > 12 ? "h-[32rem]" : ""}>
          <DataTable
            label={t.tabs.hospitals}
            height={rows.length > 12 ? "fill" : "page"}
            rows={rows}
            rowId={({ hospitalId }) => hospitalId}
            rowName={({ name }) => name}
            selected={selected}
            onSelect={setSelected}
            columns={[
              { id: "name", header: t.hospital, width: 300, sortValue: ({ name }) => name, cell: ({ name }) => name },
              ...groups.map((group) => ({
                id: group.id,
                header: t[group.id],
                width: 180,
                sortValue: (row: DirectoryHospital) => nameOf(group, row),
                cell: (row: DirectoryHospital) => nameOf(group, row),
              })),
              {
                id: "added",
                header: t.state,
                width: 120,
                sortValue: ({ added }) => (added ? 1 : 0),
                cell: ({ added }) => (added ? t.alreadyIn : ""),
              },
            ]}
          />
        </div>
      )}
    </div>
  );
}
