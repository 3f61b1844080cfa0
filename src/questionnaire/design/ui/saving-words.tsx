import { useQueryClient } from "@tanstack/react-query";
import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { designTexts } from "./design-texts.ts";
import { type Edition, instrumentQuery } from "./instrument-queries.ts";
import type { Editing } from "./use-editing.ts";

/** Whether what was typed is safe. */
export function SavingWords({ editing: { saving } }: { editing: Editing }) {
  const t = useText(designTexts);
  switch (saving.is) {
    case "saved":
      return <span>{t.saved(momentText(saving.at))}</span>;
    case "incomplete":
      return <span className="font-bold text-alert">{t.incomplete}</span>;
    case "waiting":
    case "saving":
      return <span>{t.saving}</span>;
    default:
      return <span className="font-bold text-alert">{t.notSaved}</span>;
  }
}

/** What stands in the way of saving, and the ways on: nothing that was typed is thrown away unasked. */
export function SavingNotice({ edition, editing }: { edition: Edition; editing: Editing }) {
  const t = useText(designTexts);
  const queryClient = useQueryClient();
  const { saving, draft } = editing;
  if (saving.is === "failed")
    return (
      <Notice tone="alert">
        <span className="flex flex-wrap items-center justify-between gap-2">
          {saving.message}
          <Button onPress={() => editing.save()}>{t.saveAgain}</Button>
        </span>
      </Notice>
    );
  if (saving.is !== "overtaken") return null;
  return (
    <Notice tone="alert">
      <p>{saving.message}</p>
      <p>{t.overtakenHint}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onPress={() => downloadJson(draft, `${draft.title.ja}.json`)}>{t.keepOwn}</Button>
        <Button onPress={() => queryClient.invalidateQueries({ queryKey: instrumentQuery(edition).queryKey })}>
          {t.openKept}
        </Button>
      </div>
    </Notice>
  );
}

function downloadJson(content: object, name: string): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
