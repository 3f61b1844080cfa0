import { useQuery, useQueryClient } from "@tanstack/react-query";
import { LinkToken } from "../../../identity/contract.ts";
import { CallRefused, call } from "../../../web/call.ts";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import { readAnswerSheet } from "../route-contracts.ts";
import { AnswerForm } from "./answer-form.tsx";
import { AnswerReceipt } from "./answer-receipt.tsx";
import { answerTexts } from "./answer-texts.ts";

/** An inquiry as its link shows it: the sheet to fill in, or the receipt once it is handed in. */
export function AnswerPage() {
  const t = useText(answerTexts);
  const queryClient = useQueryClient();
  const parsed = LinkToken.safeParse(location.hash.slice(1));
  const token = parsed.success ? parsed.data : null;
  const queryKey = ["answer", token];
  const sheet = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(readAnswerSheet, { body: { token: token ?? "" }, signal }),
    enabled: token !== null,
    retry: false,
    // What somebody is typing is newer than what the server has.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === null) {
    return (
      <Entrance wide title={t.cannotOpen}>
        <Notice tone="alert">{t.linkMissing}</Notice>
      </Entrance>
    );
  }
  if (sheet.isPending) return <Loading />;
  if (sheet.error) {
    return (
      <Entrance wide title={t.cannotOpen}>
        {isFinal(sheet.error) ? (
          <Notice tone="alert">{sheet.error.message}</Notice>
        ) : (
          <LoadFailed error={sheet.error} retry={sheet.refetch} />
        )}
      </Entrance>
    );
  }
  if (sheet.data.answeredAt !== null) return <AnswerReceipt sheet={sheet.data} answeredAt={sheet.data.answeredAt} />;
  return (
    <AnswerForm
      token={token}
      sheet={sheet.data}
      onHandedIn={(receipt) => queryClient.setQueryData(queryKey, receipt)}
    />
  );
}

/** A link that opens nothing, or nothing any more, does so however often it is tried. */
const isFinal = (error: Error): boolean => error instanceof CallRefused && [404, 410].includes(error.status);
