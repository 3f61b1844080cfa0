import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { HoursView, Money } from "../route-contracts.ts";
import { ExpenseList } from "./expense-list.tsx";
import { hoursTexts } from "./hours-texts.ts";
import { QuotationList } from "./quotation-list.tsx";
import { Settlement } from "./settlement.tsx";

/** What the survey is offered for, what was spent beside labour, and what it is settled with. */
export function MoneySections({ hours, money }: { hours: HoursView; money: Money }) {
  const t = useText(hoursTexts);
  return (
    <>
      <Section title={t.quotation}>
        <QuotationList money={money} mayQuote={hours.mayEnter} plannedHundredths={hours.planned} />
      </Section>
      <Section title={t.expenses}>
        <ExpenseList money={money} mayEnter={hours.mayEnter} />
      </Section>
      <Section title={t.settlement}>
        <Settlement hours={hours} money={money} />
      </Section>
    </>
  );
}
