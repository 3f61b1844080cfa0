import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { usePathParam } from "../../../web/address-search.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { showFailure } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { chooseChecklist, type ProgrammeChecklistSummary } from "../programme-contracts.ts";
import { AddChecklistForm } from "./add-checklist-form.tsx";
import {
  type ProgrammeAddress,
  programmeChecklistsPath,
  programmeChecklistsQuery,
  programmePath,
} from "./programme-queries.ts";
import { programmeChecklistTexts } from "./programme-texts.ts";

/** Which checklists a programme asks, and how sure their words are. */
export function ProgrammeChecklistsPage() {
  const t = useText(programmeChecklistTexts);
  const at = { organisationId: usePathParam("organisationId"), programmeId: usePathParam("programmeId") };
  const checklists = useQuery(programmeChecklistsQuery(at.programmeId));
  const [adding, setAdding] = useState(false);
  const { data } = checklists;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[{ label: t.programme, href: programmePath(at) }]}
      actions={data?.mayManage && <Button onPress={() => setAdding(true)}>{t.add}</Button>}
    >
      {checklists.isPending && <Loading />}
      {checklists.error && !data && <LoadFailed error={checklists.error} retry={checklists.refetch} />}
      {data && (
        <ul className="rounded-8 border border-line bg-white">
          {data.checklists.map((checklist) => (
            <ChecklistLine
              key={`${checklist.instrument}@${checklist.edition}`}
              at={at}
              checklist={checklist}
              mayManage={data.mayManage}
            />
          ))}
        </ul>
      )}
      <Dialog title={t.add} open={adding} onClose={() => setAdding(false)}>
        {adding && <AddChecklistForm programmeId={at.programmeId} onDone={() => setAdding(false)} />}
      </Dialog>
    </Page>
  );
}

function ChecklistLine(props: { at: ProgrammeAddress; checklist: ProgrammeChecklistSummary; mayManage: boolean }) {
  const t = useText(programmeChecklistTexts);
  const label = useLabel();
  const { at, checklist, mayManage } = props;
  const { instrument, edition, title, inUse, own, audiences } = checklist;
  const queryClient = useQueryClient();
  const choose = useMutation({
    mutationFn: (use: boolean) =>
      call(chooseChecklist, { params: { programmeId: at.programmeId }, body: { instrument, edition, inUse: use } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: programmeChecklistsQuery(at.programmeId).queryKey }),
    onError: showFailure,
  });
  return (
    <li className="grid items-center gap-x-6 gap-y-1 border-line px-4 py-3 not-first:border-t desk:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-bold">
          <Link
            href={`${programmeChecklistsPath(at)}/${encodeURIComponent(instrument)}/${encodeURIComponent(edition)}`}
            place="inline-flex min-h-10 items-center"
          >
            {label(title)}
          </Link>
          {own && <span className="ml-2 text-sm font-normal text-ink-soft">{t.own}</span>}
        </p>
        <ul className="flex flex-col gap-1 text-sm">
          {audiences.map(({ audience, label: name, items, unconfirmed, official }) => (
            <li key={audience} className="flex flex-wrap items-center gap-2">
              {label(name)}　{t.items(items)}
              {official > 0 && (
                <Chip tone="good" shape="tick">
                  {t.official(official)}
                </Chip>
              )}
              {unconfirmed > 0 && (
                <Chip tone="attention" shape="box">
                  {t.unconfirmed(unconfirmed)}
                </Chip>
              )}
            </li>
          ))}
        </ul>
      </div>
      <Checkbox
        checked={inUse}
        disabled={!mayManage || choose.isPending}
        onChange={(use) => choose.mutate(use)}
        label={t.useIt(label(title))}
      >
        {t.inUse}
      </Checkbox>
    </li>
  );
}
