import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { formatHours, parseHours } from "../hundredths.ts";
import { labourYen } from "../quotation.ts";
import { type Money, quoteHours } from "../route-contracts.ts";
import { useHoursChanged, useSurveyParams } from "./hours-queries.ts";
import { hoursTexts } from "./hours-texts.ts";
import { YenField } from "./yen-field.tsx";

/** Every quotation, the newest first; the newest gives the rate that is settled with. */
export function QuotationList(props: { money: Money; mayQuote: boolean; plannedHundredths: number }) {
  const { money, mayQuote } = props;
  const t = useText(hoursTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      {money.quotations.length === 0 && <p className="text-sm text-ink-soft">{t.noQuotation}</p>}
      <ul className="flex flex-col">
        {money.quotations.map((one) => (
          <li key={one.number} className="flex min-h-10 flex-wrap items-center gap-x-4 border-t border-line text-sm">
            <span className="text-ink-soft">{t.nth(one.number)}</span>
            <span className="tabular-nums">
              {formatHours(one.hundredths)} × {t.yen(one.rateYen)} = <strong>{t.yen(one.labourYen)}</strong>
            </span>
            <span className="tabular-nums">
              {t.outlay} {t.yen(one.expensesYen)}
            </span>
            <span className="text-ink-soft">{t.by(one.madeBy, one.madeOn)}</span>
            {one.note && <span>{one.note}</span>}
          </li>
        ))}
      </ul>
      {mayQuote && (
        <Actions>
          <Button onPress={() => setOpen(true)}>{t.quote}</Button>
        </Actions>
      )}
      <Dialog title={t.quoteTitle} open={open} onClose={() => setOpen(false)}>
        <QuotationForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function QuotationForm(props: { money: Money; plannedHundredths: number; onDone: () => void }) {
  const t = useText(hoursTexts);
  const params = useSurveyParams();
  const changed = useHoursChanged();
  const { capYen } = props.money;
  const [hours, setHours] = useState(formatHours(props.plannedHundredths));
  const [rateYen, setRate] = useState<number | null>(props.money.quotations[0]?.rateYen ?? 15_000);
  const [expensesYen, setExpenses] = useState<number | null>(null);
  const [note, setNote] = useState("");
  const hundredths = parseHours(hours) ?? 0;
  const labour = labourYen(hundredths, rateYen ?? 0);
  const quote = useMutation({
    mutationFn: () =>
      call(quoteHours, { params, body: { hundredths, rateYen: rateYen ?? 0, expensesYen: expensesYen ?? 0, note } }),
    onSuccess: async () => {
      await changed();
      showToast(t.quoted);
      props.onDone();
    },
  });
  const over = capYen !== null && labour > capYen;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        quote.mutate();
      }}
    >
      {capYen !== null && <p className="text-sm text-ink-soft">{t.cap(t.yen(capYen))}</p>}
      <TextField label={t.hours} value={hours} onChange={setHours} required autoFocus />
      <YenField label={t.rate} value={rateYen} onChange={setRate} required />
      <YenField label={t.expensesPlanned} value={expensesYen} onChange={setExpenses} />
      <TextField label={t.note} value={note} onChange={setNote} maxLength={500} />
      <Notice tone={over ? "attention" : "neutral"}>
        {t.labour} <strong className="tabular-nums">{t.yen(labour)}</strong>
        {capYen !== null && <>　{over ? t.overBy(t.yen(labour - capYen)) : t.below(t.yen(capYen - labour))}</>}
      </Notice>
      <Refusal error={quote.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={!hundredths || !rateYen || quote.isPending}>
          {t.submit}
        </Button>
      </Actions>
    </form>
  );
}
