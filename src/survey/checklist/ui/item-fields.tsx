import { useMutation } from "@tanstack/react-query";
import { FileTrigger } from "react-aria-components";
import { addressOfCall, upload } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { addEvidence, getEvidence, type ItemView, type SheetView } from "../route-contracts.ts";
import type { SheetAddress } from "./checklist-queries.ts";
import { sheetTexts } from "./sheet-texts.ts";
import type { SheetDrafts } from "./use-sheet-drafts.ts";

/** What goes with an answer: what is not understood, the target date, evidence, remarks. */
export function ItemFields(props: {
  at: SheetAddress;
  sheet: SheetView;
  item: ItemView;
  drafts: SheetDrafts;
  /** Open: everything; else only what the answer itself asks for. */
  open: boolean;
}) {
  const t = useText(sheetTexts);
  const { at, sheet, item, drafts, open } = props;
  const draft = drafts.draftOf(item.id);
  const change = (patch: Parameters<SheetDrafts["change"]>[1]) => drafts.change(item.id, patch);
  const problem = drafts.problemOf(item.id);
  const asksTarget = draft.answer === "no" && (open || sheet.targetRequired || draft.targetOn !== null);
  return (
    <div className="flex flex-col gap-3 empty:hidden">
      {draft.answer === "unknown" && (
        <TextField
          label={t.fields.notUnderstood ?? ""}
          hint={t.notUnderstoodHint}
          value={draft.notUnderstood}
          onChange={(notUnderstood) => change({ notUnderstood })}
          lines={2}
          maxLength={2000}
          required
          error={problem === "not_understood_missing" ? t.problems[problem] : null}
        />
      )}
      {asksTarget && (
        <DateField
          label={t.fields.targetOn ?? ""}
          hint={sheet.targetRequired ? t.targetHint : undefined}
          value={draft.targetOn}
          onChange={(targetOn) => change({ targetOn: targetOn && targetOn.length === 10 ? targetOn : null })}
          required={sheet.targetRequired}
          error={problem === "target_missing" || problem === "target_before_check" ? t.problems[problem] : null}
        />
      )}
      {problem && !shownAtField.includes(problem) && (
        <p role="alert" className="text-sm text-alert">
          ✕ {t.problems[problem]}
        </p>
      )}
      {open && (
        <>
          <div className="flex flex-wrap gap-x-6">
            <Checkbox checked={draft.hardToUnderstand} onChange={(on) => change({ hardToUnderstand: on })}>
              {t.hard}
            </Checkbox>
            <Checkbox checked={draft.evidenceAsked} onChange={(on) => change({ evidenceAsked: on })}>
              {t.fields.evidenceAsked}
            </Checkbox>
            <Checkbox checked={draft.evidenceSeen} onChange={(on) => change({ evidenceSeen: on })}>
              {t.fields.evidenceSeen}
            </Checkbox>
          </div>
          {draft.evidenceAsked && (
            <>
              <TextField
                label={t.fields.evidence ?? ""}
                hint={t.evidenceHint}
                value={draft.evidence}
                onChange={(evidence) => change({ evidence })}
                maxLength={1000}
                checkPersonal
              />
              <EvidenceFile at={at} mayAdd={sheet.mayWork} fileId={draft.evidenceFileId} onFile={change} />
            </>
          )}
          <TextField
            label={t.fields.note ?? ""}
            hint={t.noteHint}
            value={draft.note}
            onChange={(note) => change({ note })}
            lines={2}
            maxLength={2000}
          />
        </>
      )}
    </div>
  );
}

const shownAtField = ["not_understood_missing", "target_missing", "target_before_check"];

function EvidenceFile(props: {
  at: SheetAddress;
  mayAdd: boolean;
  fileId: string | null;
  onFile: (patch: { evidenceFileId: string }) => void;
}) {
  const t = useText(sheetTexts);
  const { at, mayAdd, fileId, onFile } = props;
  const add = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append("file", file);
      return upload(addEvidence, { params: at, form });
    },
    onSuccess: (added) => onFile({ evidenceFileId: added.fileId }),
  });
  const { facilityId, programmeId } = at;
  return (
    <div className="flex flex-wrap items-center gap-3">
      {fileId && (
        <a
          className="inline-flex min-h-10 items-center text-accent underline"
          href={addressOfCall(getEvidence, { params: { facilityId, programmeId, evidenceId: fileId } })}
          target="_blank"
          rel="noreferrer"
        >
          {t.file}
        </a>
      )}
      {mayAdd && (
        <FileTrigger
          acceptedFileTypes={["image/jpeg", "image/png", "image/webp", "application/pdf"]}
          onSelect={(list) => list?.[0] && add.mutate(list[0])}
        >
          <Button isDisabled={add.isPending}>{t.addFile}</Button>
        </FileTrigger>
      )}
      <Refusal error={add.error} />
    </div>
  );
}
