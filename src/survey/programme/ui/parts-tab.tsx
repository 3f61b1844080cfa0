import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { programmePartNames } from "../../../identity/contract.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { dayText } from "../../../web/moment.ts";
import { endPart, type ProgrammePartView, type ProgrammeView } from "../route-contracts.ts";
import { AddPartForm } from "./add-part-form.tsx";
import { programmeTexts } from "./programme-texts.ts";

/** The organisations of a programme, and what each is in it. */
export function PartsTab({ programme }: { programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const [task, setTask] = useState<"add" | ProgrammePartView | null>(null);
  const manages = programme.permissions.includes("programme.manage");
  return (
    <div className="flex flex-col gap-4">
      {manages && (
        <Actions>
          <Button look="primary" onPress={() => setTask("add")}>
            {t.addPart}
          </Button>
        </Actions>
      )}
      <SideScroll label={t.tabs.organisations}>
        <table className="w-full text-left text-sm">
          <thead className="bg-ground">
            <tr>
              {[t.organisation, t.part, t.from, t.until].map((head) => (
                <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {programme.parts.map((part) => (
              <PartRow
                key={part.organisationId}
                part={part}
                onEnd={manages && part.part !== "secretariat" ? () => setTask(part) : null}
              />
            ))}
          </tbody>
        </table>
      </SideScroll>
      <Dialog title={t.addPart} open={task === "add"} onClose={() => setTask(null)}>
        <AddPartForm programmeId={programme.id} onDone={() => setTask(null)} />
      </Dialog>
      <Dialog
        title={task !== null && task !== "add" ? t.endTitle(task.name) : ""}
        open={task !== null && task !== "add"}
        onClose={() => setTask(null)}
      >
        {task !== null && task !== "add" && (
          <EndForm programmeId={programme.id} part={task} onDone={() => setTask(null)} />
        )}
      </Dialog>
    </div>
  );
}

function PartRow({ part, onEnd }: { part: ProgrammePartView; onEnd: (() => void) | null }) {
  const t = useText(programmeTexts);
  const label = useLabel();
  const over = part.until !== null && part.until <= new Date().toISOString();
  return (
    <tr className="h-10 border-t border-line">
      <th scope="row" className="px-3 font-normal">
        {part.name}
      </th>
      <td className="px-3">{label(programmePartNames[part.part])}</td>
      <td className="whitespace-nowrap px-3">{dayText(part.since)}</td>
      <td className="whitespace-nowrap px-3">
        {part.until === null ? t.untilEnded : dayText(part.until)}
        {over && `（${t.hasEnded}）`}
      </td>
      <td className="px-3 text-right">
        {onEnd && !over && (
          <Button look="quiet" onPress={onEnd}>
            {t.end}
          </Button>
        )}
      </td>
    </tr>
  );
}

function EndForm(props: { programmeId: string; part: ProgrammePartView; onDone: () => void }) {
  const t = useText(programmeTexts);
  const queryClient = useQueryClient();
  const [why, setWhy] = useState("");
  const end = useMutation({
    mutationFn: () =>
      call(endPart, {
        params: { programmeId: props.programmeId, partyId: props.part.organisationId },
        body: { why },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["programmes"] });
      showToast(t.ended);
      props.onDone();
    },
  });
  return (
    <>
      <p className="text-sm">{t.endHint}</p>
      <TextField label={t.why} value={why} onChange={setWhy} maxLength={500} required />
      <Refusal error={end.error} />
      <Actions>
        <Button onPress={props.onDone}>{t.cancel}</Button>
        <Button look="danger" isDisabled={end.isPending || why.trim() === ""} onPress={() => end.mutate()}>
          {t.end}
        </Button>
      </Actions>
    </>
  );
}
