import { linkToken } from "../../../web/by-link/link-token.ts";
import { LinkedPage } from "../../../web/by-link/linked-page.tsx";
import { call } from "../../../web/call.ts";
import { useText } from "../../../web/language.ts";
import { readHomeworkSheet } from "../sheet-contracts.ts";
import { SheetForm } from "./sheet-form.tsx";
import { SheetReceipt } from "./sheet-receipt.tsx";
import { sheetTexts } from "./sheet-texts.ts";

/** Homework of a vendor as its link shows it: the questions to answer, or the receipt once it is handed in. */
export function SheetPage() {
  const token = linkToken();
  return (
    <LinkedPage
      token={token}
      name="homeworkSheet"
      read={(secret, signal) => call(readHomeworkSheet, { body: { token: secret }, signal })}
      words={useText(sheetTexts)}
    >
      {(sheet, show) =>
        sheet.answeredAt === null ? (
          <SheetForm token={token ?? ""} sheet={sheet} onHandedIn={show} />
        ) : (
          <SheetReceipt sheet={sheet} answeredAt={sheet.answeredAt} />
        )
      }
    </LinkedPage>
  );
}
