import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Empty } from "../../../web/components/feedback.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import type { ChecklistSheet } from "../../checklist/contract.ts";
import type { Bundle } from "../bundle.ts";
import { newThing, written } from "../thing.ts";
import { TextLine } from "./fields.tsx";
import { PageHead } from "./page-head.tsx";
import type { PageProps } from "./page-props.ts";
import { RowButton } from "./row-button.tsx";
import { sameSheet, sheetProgress, sheetsOf } from "./sheets.ts";
import { useWorkspace } from "./use-workspace.ts";
import { workTexts } from "./work-texts.ts";

/** Checklists and their respondents; another respondent is added on the spot. */
export function SheetsPage(props: PageProps) {
  const t = useText(workTexts);
  const { bundle } = useWorkspace(props.workspace);
  return (
    <>
      <PageHead title={t.interviews} lead={t.sheetLead} />
      {bundle.checklists.length === 0 && <Empty title={t.noSheets} />}
      {bundle.checklists.map((list) => (
        <Checklist key={`${list.instrument} ${list.edition}`} list={list} {...props} />
      ))}
    </>
  );
}

type List = Bundle["checklists"][number];

function Checklist({ list, ...props }: PageProps & { list: List }) {
  const language = useLanguage();
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-base font-bold">
        {list.title[language]} <span className="font-normal text-ink-soft">{list.edition}</span>
      </h2>
      {list.sheets.map((sheet) => (
        <Audience key={sheet.audience} list={list} sheet={sheet} {...props} />
      ))}
    </section>
  );
}

function Audience({ list, sheet, workspace, go }: PageProps & { list: List; sheet: ChecklistSheet }) {
  const t = useText(workTexts);
  const language = useLanguage();
  const state = useWorkspace(workspace);
  const [role, setRole] = useState("");
  const of = { instrument: list.instrument, edition: list.edition, audience: sheet.audience };
  const sheets = sheetsOf(state).filter((one) => sameSheet(one, of));
  const mayAdd = sheet.respondents === "several" || (sheet.respondents === "one" && sheets.length === 0);

  function add() {
    const now = new Date();
    const id = crypto.randomUUID();
    const values = { ...of, role: role.trim() };
    const opened = Object.entries(values).reduce(
      (thing, [field, value]) => written(thing, field, value, now),
      newThing(crypto.randomUUID(), { kind: "sheet", id }, {}),
    );
    workspace.put(opened);
    go({ at: "sheet", sheetId: id });
  }
  return (
    <div className="flex flex-col gap-2 rounded-8 border border-line bg-white p-3">
      <h3 className="text-sm font-bold">{sheet.label[language]}</h3>
      {sheets.map((one) => {
        const { answered, items } = sheetProgress(state, one);
        const name = one.vendor ?? one.role;
        return (
          <RowButton
            key={one.id}
            title={name ? `${t.respondent(one.respondent)}　${name}` : t.respondent(one.respondent)}
            hint={t.answered(answered, items)}
            onPress={() => go({ at: "sheet", sheetId: one.id })}
          />
        );
      })}
      {sheet.respondents === "vendors" && <p className="text-sm text-ink-soft">{t.vendorSheets}</p>}
      {mayAdd && (
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-48 flex-1">
            <TextLine label={t.role} hint={t.roleHint} value={role} onChange={setRole} maxLength={100} />
          </div>
          <Button place="min-h-12" isDisabled={role.trim() === ""} onPress={add}>
            {t.newRespondent}
          </Button>
        </div>
      )}
    </div>
  );
}
