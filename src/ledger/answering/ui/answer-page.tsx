import { linkToken } from "../../../web/by-link/link-token.ts";
import { LinkedPage } from "../../../web/by-link/linked-page.tsx";
import { call } from "../../../web/call.ts";
import { useText } from "../../../web/language.ts";
import { readAnswerSheet } from "../route-contracts.ts";
import { AnswerForm } from "./answer-form.tsx";
import { AnswerReceipt } from "./answer-receipt.tsx";
import { answerTexts } from "./answer-texts.ts";

/** An inquiry as its link shows it: the sheet to fill in, or the receipt once it is handed in. */
export function AnswerPage() {
  const token = linkToken();
  return (
    <LinkedPage
      token={token}
      name="answer"
      read={(secret, signal) => call(readAnswerSheet, { body: { token: secret }, signal })}
      words={useText(answerTexts)}
    >
      {(sheet, show) =>
        sheet.answeredAt === null ? (
          <AnswerForm token={token ?? ""} sheet={sheet} onHandedIn={show} />
        ) : (
          <AnswerReceipt sheet={sheet} answeredAt={sheet.answeredAt} />
        )
      }
    </LinkedPage>
  );
}
