import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { addDays } from "../../../shared/day.ts";
import { call } from "../../../web/call.ts";
import { Button, IconButton } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { addHourRow, type HoursView } from "../route-contracts.ts";
import { mondayOf } from "../week.ts";
import { useHoursChanged, useSurveyParams } from "./hours-queries.ts";
import { hoursTexts } from "./hours-texts.ts";

const everybody = "*";
const somebodyElse = "+";

/** Which week, and whose hours. */
export function WeekHead(props: {
  hours: HoursView;
  worker: string | null;
  onWeek: (monday: string) => void;
  onWorker: (worker: string | null) => void;
}) {
  const { hours, worker, onWeek, onWorker } = props;
  const t = useText(hoursTexts);
  const [asking, setAsking] = useState<"worker" | "row" | null>(null);
  const names = [...new Set([...hours.workers, ...(worker === null ? [] : [worker])])];
  const choices = [
    { id: everybody, label: t.everybody },
    ...names.map((name) => ({ id: name, label: name })),
    ...(hours.mayEnter ? [{ id: somebodyElse, label: t.newWorker }] : []),
  ];
  return (
    <div className="no-print flex flex-wrap items-end justify-between gap-3">
      <div className="flex items-center gap-1">
        <IconButton label={t.before} onPress={() => onWeek(addDays(hours.monday, -7))}>
          <Icon name="left" />
        </IconButton>
        <span className="min-w-56 text-center font-bold tabular-nums" aria-live="polite">
          {t.weekOf(hours.monday, addDays(hours.monday, 6))}
        </span>
        <IconButton label={t.after} onPress={() => onWeek(addDays(hours.monday, 7))}>
          <Icon name="right" />
        </IconButton>
        {hours.monday !== mondayOf(hours.today) && (
          <Button look="quiet" onPress={() => onWeek(mondayOf(hours.today))}>
            {t.thisWeek}
          </Button>
        )}
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t.worker}
          place="flex w-56 flex-col gap-1"
          choices={choices}
          value={worker ?? everybody}
          onChange={(chosen) =>
            chosen === somebodyElse ? setAsking("worker") : onWorker(chosen === everybody ? null : chosen)
          }
        />
        {hours.mayEnter && <Button onPress={() => setAsking("row")}>{t.addRow}</Button>}
      </div>
      <Dialog title={t.newWorker} open={asking === "worker"} onClose={() => setAsking(null)}>
        <NameForm
          label={t.workerName}
          maxLength={60}
          submit={async (name) => {
            onWorker(name);
            setAsking(null);
          }}
        />
      </Dialog>
      <Dialog title={t.addRow} open={asking === "row"} onClose={() => setAsking(null)}>
        <RowForm onDone={() => setAsking(null)} />
      </Dialog>
    </div>
  );
}

function RowForm({ onDone }: { onDone: () => void }) {
  const t = useText(hoursTexts);
  const params = useSurveyParams();
  const changed = useHoursChanged();
  return (
    <NameForm
      label={t.rowName}
      maxLength={80}
      submit={async (label) => {
        await call(addHourRow, { params, body: { label } });
        await changed();
        showToast(t.rowAdded);
        onDone();
      }}
    />
  );
}

function NameForm(props: { label: string; maxLength: number; submit: (name: string) => Promise<void> }) {
  const t = useText(hoursTexts);
  const [name, setName] = useState("");
  const send = useMutation({ mutationFn: () => props.submit(name.trim()) });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <TextField label={props.label} value={name} onChange={setName} maxLength={props.maxLength} autoFocus />
      <Refusal error={send.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={name.trim() === "" || send.isPending}>
          {t.submit}
        </Button>
      </Actions>
    </form>
  );
}
