import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { addressOfCall, call, upload } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { FileDrop } from "../../../web/components/file-drop.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { useMay } from "../../../web/session.ts";
import { addExpense, checkReceipt, ExpenseKind, getReceipt, type Money, removeExpense } from "../route-contracts.ts";
import { useHoursChanged, useSurveyParams } from "./hours-queries.ts";
import { hoursTexts } from "./hours-texts.ts";
import { YenField } from "./yen-field.tsx";

/** Travel, lodging and other outlay with the receipts. */
export function ExpenseList({ money, mayEnter }: { money: Money; mayEnter: boolean }) {
  const t = useText(hoursTexts);
  const params = useSurveyParams();
  const changed = useHoursChanged();
  const [open, setOpen] = useState(false);
  const receiptRoute = useMay("survey.work") ? getReceipt : checkReceipt;
  const remove = useMutation({
    mutationFn: (expenseId: string) => call(removeExpense, { params: { ...params, expenseId } }),
    onSuccess: async () => {
      await changed();
      showToast(t.removed);
    },
  });
  const sum = money.expenses.reduce((total, { yen }) => total + yen, 0);
  return (
    <>
      {money.expenses.length === 0 && <p className="text-sm text-ink-soft">{t.noExpenses}</p>}
      {money.expenses.length > 0 && (
        <table className="w-full text-sm">
          <thead className="text-left">
            <tr>
              {[t.spentOn, t.kind, t.what, t.amount].map((head) => (
                <th key={head} scope="col" className="h-10 whitespace-nowrap pr-4">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {money.expenses.map((expense) => (
              <tr key={expense.id} className="border-t border-line">
                <td className="h-10 whitespace-nowrap pr-4 tabular-nums">{expense.spentOn}</td>
                <td className="whitespace-nowrap pr-4">{t.kinds[expense.kind]}</td>
                <td className="w-full pr-4">{expense.what}</td>
                <td className="whitespace-nowrap pr-4 text-right tabular-nums">{t.yen(expense.yen)}</td>
                <td className="whitespace-nowrap text-right">
                  {expense.hasReceipt && (
                    <LinkButton
                      look="quiet"
                      download
                      href={addressOfCall(receiptRoute, { params: { ...params, expenseId: expense.id } })}
                    >
                      {t.receipt}
                    </LinkButton>
                  )}
                  {mayEnter && (
                    <Button look="quiet" isDisabled={remove.isPending} onPress={() => remove.mutate(expense.id)}>
                      {t.remove}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="border-t border-edge font-bold">
              <th scope="row" colSpan={3} className="h-10 text-left">
                {t.sum}
              </th>
              <td className="whitespace-nowrap pr-4 text-right tabular-nums">{t.yen(sum)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      )}
      <Refusal error={remove.error} />
      {mayEnter && (
        <Actions>
          <Button onPress={() => setOpen(true)}>{t.addExpense}</Button>
        </Actions>
      )}
      <Dialog title={t.addExpense} open={open} onClose={() => setOpen(false)}>
        <ExpenseForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ExpenseForm({ onDone }: { onDone: () => void }) {
  const t = useText(hoursTexts);
  const params = useSurveyParams();
  const changed = useHoursChanged();
  const [spentOn, setSpentOn] = useState<string | null>(null);
  const [kind, setKind] = useState<string>("travel");
  const [what, setWhat] = useState("");
  const [yen, setYen] = useState<number | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const add = useMutation({
    mutationFn: () => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ spentOn: spentOn ?? "", kind, what, yen: String(yen ?? "") }))
        form.append(name, value);
      if (file) form.append("file", file);
      return upload(addExpense, { params, form });
    },
    onSuccess: async () => {
      await changed();
      showToast(t.expenseAdded);
      onDone();
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <DateField label={t.spentOn} value={spentOn} onChange={setSpentOn} required />
      <RadioGroup
        label={t.kind}
        value={kind}
        onChange={setKind}
        choices={ExpenseKind.options.map((id) => ({ id, label: t.kinds[id] }))}
      />
      <TextField label={t.what} hint={t.whatHint} value={what} onChange={setWhat} maxLength={200} required />
      <YenField label={t.amount} value={yen} onChange={setYen} required />
      <FileDrop
        label={file ? file.name : t.receipt}
        hint={t.receiptHint}
        accept={["image/jpeg", "image/png", "image/webp", "application/pdf"]}
        onFiles={([first]) => setFile(first ?? null)}
      />
      <Refusal error={add.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={!spentOn || what.trim() === "" || !yen || add.isPending}>
          {t.submit}
        </Button>
      </Actions>
    </form>
  );
}
