import { useLanguage, useText } from "../../../web/language.ts";
import { ItemCard } from "./item-card.tsx";
import { PageHead } from "./page-head.tsx";
import type { PageProps } from "./page-props.ts";
import { checklistFor, itemsOf, sheetProgress, sheetsOf } from "./sheets.ts";
import { useWorkspace } from "./use-workspace.ts";
import { workTexts } from "./work-texts.ts";

/** All items of one respondent's sheet, chapter by chapter. */
export function SheetPage({ workspace, go, sheetId }: PageProps & { sheetId: string }) {
  const t = useText(workTexts);
  const language = useLanguage();
  const state = useWorkspace(workspace);
  const sheet = sheetsOf(state).find(({ id }) => id === sheetId);
  if (!sheet) return <PageHead title={t.interviews} />;
  const { items, standing } = itemsOf(state, sheet);
  const { answered, items: asked } = sheetProgress(state, sheet);
  const label = checklistFor(state, sheet)?.sheets.find(({ audience }) => audience === sheet.audience)?.label;
  const chapters = Map.groupBy(items, ({ section }) => section[language]);
  return (
    <>
      <PageHead
        title={`${label?.[language] ?? ""} ${t.respondent(sheet.respondent)}`}
        lead={[sheet.vendor ?? sheet.role, t.answered(answered, asked)].filter(Boolean).join("　")}
      />
      {[...chapters].map(([chapter, ofChapter]) => (
        <section key={chapter} className="flex flex-col gap-3">
          <h2 className="text-base font-bold">{chapter}</h2>
          {ofChapter.map((item) => (
            <ItemCard
              key={item.id}
              workspace={workspace}
              go={go}
              sheetId={sheetId}
              item={item}
              asked={standing.get(item.id)?.asked ?? true}
            />
          ))}
        </section>
      ))}
    </>
  );
}
