import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { classNames } from "../../../web/components/class-names.ts";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { formatHours } from "../hundredths.ts";
import type { ClosingFigures } from "../quotation.ts";
import { type HoursView, type Money, reopenSettlement, settleHours } from "../route-contracts.ts";
import { useHoursChanged, useSurveyParams } from "./hours-queries.ts";
import { hoursTexts } from "./hours-texts.ts";

/** The closing figures: what they would be now, and what was settled. */
export function Settlement({ hours, money }: { hours: HoursView; money: Money }) {
  const t = useText(hoursTexts);
  const params = useSurveyParams();
  const changed = useHoursChanged();
  const [reopening, setReopening] = useState(false);
  const { closing } = money;
  const settle = useMutation({
    mutationFn: ({ actual, expensesYen }: ClosingFigures) =>
      call(settleHours, { params, body: { seen: { actual, expensesYen } } }),
    onSuccess: async () => {
      await changed();
      showToast(t.settled);
    },
    onError: changed,
  });
  return (
    <>
      {money.settlements.map((one) => (
        <div key={one.number} className="flex flex-col gap-1 border-t border-line pt-2 text-sm">
          <p className="text-ink-soft">
            {t.settledBy(one.settledBy, one.settledOn)}
            {one.reopenedBy && <>　{t.reopenedBy(one.reopenedBy, one.reopenedWhy ?? "")}</>}
          </p>
          <Figures figures={one} struck={one.reopenedBy !== null} />
        </div>
      ))}
      {!hours.settledOn && (
        <div className="flex flex-col gap-1 border-t border-line pt-2 text-sm">
          <p className="font-bold">{t.closing}</p>
          {closing ? <Figures figures={closing} struck={false} /> : <p className="text-ink-soft">{t.noRate}</p>}
        </div>
      )}
      <Refusal error={settle.error} />
      {hours.maySettle && (
        <Actions>
          {hours.settledOn ? (
            <Button onPress={() => setReopening(true)}>{t.reopen}</Button>
          ) : (
            <Button
              look="primary"
              isDisabled={!closing || settle.isPending}
              onPress={() => closing && settle.mutate(closing)}
            >
              {t.settle}
            </Button>
          )}
        </Actions>
      )}
      <Dialog title={t.reopenTitle} open={reopening} onClose={() => setReopening(false)}>
        <ReopenForm onDone={() => setReopening(false)} />
      </Dialog>
    </>
  );
}

function Figures({ figures, struck }: { figures: ClosingFigures; struck: boolean }) {
  const t = useText(hoursTexts);
  const lines = [
    [`${t.planned} / ${t.actual}`, `${formatHours(figures.planned)} / ${formatHours(figures.actual)}`],
    [t.labour, `${formatHours(figures.actual)} × ${t.yen(figures.rateYen)} = ${t.yen(figures.labourYen)}`],
    [t.payable, t.yen(figures.payableLabourYen)],
    [t.outlay, t.yen(figures.expensesYen)],
    [t.sum, t.yen(figures.payableLabourYen + figures.expensesYen)],
  ] as const;
  return (
    <dl className={classNames("max-w-xl", struck && "text-ink-faint line-through")}>
      {lines.map(([name, value]) => (
        <div key={name} className="flex min-h-8 flex-wrap justify-between gap-x-4 last:font-bold">
          <dt>{name}</dt>
          <dd className="tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ReopenForm({ onDone }: { onDone: () => void }) {
  const t = useText(hoursTexts);
  const params = useSurveyParams();
  const changed = useHoursChanged();
  const [why, setWhy] = useState("");
  const reopen = useMutation({
    mutationFn: () => call(reopenSettlement, { params, body: { why } }),
    onSuccess: async () => {
      await changed();
      showToast(t.reopened);
      onDone();
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        reopen.mutate();
      }}
    >
      <TextField label={t.why} value={why} onChange={setWhy} lines={3} maxLength={500} required autoFocus />
      <Refusal error={reopen.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={why.trim() === "" || reopen.isPending}>
          {t.reopen}
        </Button>
      </Actions>
    </form>
  );
}
