import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useAddressSearch, useFacilityId, usePathParam } from "../../../web/address-search.ts";
import { inFacility } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { LoadFailed, Loading, Notice, ProgressBar, Refusal } from "../../../web/components/feedback.tsx";
import { Tabs } from "../../../web/components/tabs.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Page } from "../../../web/shell/page.tsx";
import type { Place } from "../../import/import-contract.ts";
import { useLedgerChanged } from "../../ui/facility-queries.ts";
import { chooseImport, commitImport, discardImport, type ImportView, undoImport } from "../route-contracts.ts";
import { type Choices, nothing } from "./choices.ts";
import { ConflictList } from "./conflict-list.tsx";
import { DuplicateList } from "./duplicate-list.tsx";
import { ImportHint } from "./import-hint.tsx";
import { importQuery } from "./import-queries.ts";
import { importTexts } from "./import-texts.ts";
import { QuestionList } from "./question-list.tsx";
import { RowList } from "./row-list.tsx";
import { SheetList } from "./sheet-list.tsx";

/** One import from reading to undo: what was understood, what must be checked, and then one button. */
export function ImportPage() {
  const t = useText(importTexts);
  const facilityId = useFacilityId();
  const importId = usePathParam("importId");
  const queryClient = useQueryClient();
  const ledgerChanged = useLedgerChanged(facilityId);
  const [choices, setChoices] = useState<Choices>(nothing);
  const query = importQuery(facilityId, importId);
  const shown = useQuery(query);
  const params = { facilityId, importId };
  const after = async (view: ImportView) => {
    queryClient.setQueryData(query.queryKey, view);
    await queryClient.invalidateQueries({ queryKey: ["import", facilityId, importId, "rows"] });
    await ledgerChanged();
  };
  const reread = useMutation({
    mutationFn: () => call(chooseImport, { params, body: choices }),
    onSuccess: async (view) => {
      setChoices(nothing);
      await after(view);
    },
  });
  const commit = useMutation({ mutationFn: () => call(commitImport, { params }), onSuccess: after });
  const undo = useMutation({ mutationFn: () => call(undoImport, { params }), onSuccess: after });
  const discard = useMutation({ mutationFn: () => call(discardImport, { params }), onSuccess: after });
  const pending = Object.keys(choices.mappings).length + Object.keys(choices.decisions).length;
  const data = shown.data;
  return (
    <Page
      title={data ? t.importOf(data.fileNames) : t.title}
      crumbs={[{ label: t.title, href: inFacility(facilityId, "import") }]}
      lead={data && [t.states[data.state], momentText(data.createdAt), data.createdBy].join("　")}
      actions={
        data?.state === "planned" ? (
          <>
            <Button look="quiet" onPress={() => discard.mutate()}>
              {t.discard}
            </Button>
            {pending > 0 ? (
              <Button look="primary" isDisabled={reread.isPending} onPress={() => reread.mutate()}>
                {t.reread}
              </Button>
            ) : (
              <Button look="primary" isDisabled={commit.isPending} onPress={() => commit.mutate()}>
                {t.commit}
              </Button>
            )}
          </>
        ) : data?.state === "committed" ? (
          <>
            <Button isDisabled={undo.isPending} onPress={() => undo.mutate()}>
              {t.undo}
            </Button>
            <LinkButton look="primary" href={inFacility(facilityId, "ledger")}>
              {t.toLedger}
            </LinkButton>
          </>
        ) : undefined
      }
    >
      {shown.isPending && <Loading />}
      {shown.error && <LoadFailed error={shown.error} retry={shown.refetch} />}
      {data?.state === "reading" && <ProgressBar label={t.reading} value={null} />}
      {data?.state === "committing" && <ProgressBar label={t.committing} value={null} />}
      {data?.refusal && (
        <Notice tone="alert">
          <p className="font-bold">{t.refused}</p>
          <p>{data.refusal.message}</p>
          {data.refusal.place && <p className="text-ink-soft">{data.refusal.place}</p>}
        </Notice>
      )}
      {data?.state === "refused" && <LinkButton href={inFacility(facilityId, "import")}>{t.again}</LinkButton>}
      {data?.plan && data.state === "planned" && (
        <Notice tone="neutral">
          {pending > 0 ? t.pending(pending) : t.summary(data.plan.created, data.plan.changed)}
        </Notice>
      )}
      {data?.plan && data.state === "planned" && refusedRows(data.plan) > 0 && (
        <Notice tone="attention">{t.refusedRows(refusedRows(data.plan))}</Notice>
      )}
      {data?.plan && data.state === "planned" && <ImportHint facilityId={facilityId} importId={importId} />}
      {data?.plan && data.state === "committed" && (
        <Notice tone="good">{t.committedSummary(data.plan.created, data.plan.changed)}</Notice>
      )}
      {data?.state === "undone" && <Notice tone="neutral">{t.undoneSummary}</Notice>}
      {[reread, commit, undo, discard].map((action, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: four actions, always the same
        <Refusal key={index} error={action.error} />
      ))}
      {data?.plan && (
        <PlanTabs
          plan={data.plan}
          importId={importId}
          open={data.state === "planned"}
          choices={choices}
          onChoose={setChoices}
        />
      )}
    </Page>
  );
}

const noticePlace = ({ file, sheet, cell, row }: Place) => [file, sheet, cell ?? row].filter(Boolean).join(" ");

const refusedRows = (plan: NonNullable<ImportView["plan"]>) =>
  plan.sources.reduce((sum, { counts }) => sum + (counts.refused ?? 0), 0);

function PlanTabs(props: {
  plan: NonNullable<ImportView["plan"]>;
  importId: string;
  /** Still to be decided; afterwards the choices can be looked at, and the browser switches their controls off. */
  open: boolean;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}) {
  const t = useText(importTexts);
  const { plan, importId, open, choices, onChoose } = props;
  const decisions = (content: ReactNode) => (
    <fieldset disabled={!open} className="min-w-0">
      {content}
    </fieldset>
  );
  const [{ tab = "sheets" }, change] = useAddressSearch();
  return (
    <Tabs
      label={t.title}
      selected={tab}
      onSelect={(id) => change({ tab: id })}
      tabs={[
        {
          id: "sheets",
          label: t.tabs.sheets,
          count: plan.sources.length,
          content: decisions(<SheetList plan={plan} choices={choices} onChoose={onChoose} />),
        },
        {
          id: "questions",
          label: t.tabs.questions,
          count: plan.questions.length + plan.unmapped.length,
          content: decisions(<QuestionList plan={plan} choices={choices} onChoose={onChoose} />),
        },
        {
          id: "duplicates",
          label: t.tabs.duplicates,
          count: plan.duplicates.length,
          content: decisions(<DuplicateList plan={plan} choices={choices} onChoose={onChoose} />),
        },
        {
          id: "conflicts",
          label: t.tabs.conflicts,
          count: plan.conflicts.length,
          content: <ConflictList plan={plan} />,
        },
        { id: "rows", label: t.tabs.rows, content: <RowList plan={plan} importId={importId} /> },
        {
          id: "notices",
          label: t.tabs.notices,
          count: plan.notices.length,
          content:
            plan.notices.length === 0 ? (
              <p className="text-ink-soft">{t.noNotices}</p>
            ) : (
              <ul className="flex flex-col gap-1 text-sm">
                {plan.notices.map((notice) => (
                  <li key={`${notice.code}:${JSON.stringify(notice.place)}:${notice.text}`}>
                    {[noticePlace(notice.place), t.notice[notice.code], notice.text].filter(Boolean).join(": ")}
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
