import { useQuery, useQueryClient } from "@tanstack/react-query";
import { LinkToken } from "../../../identity/contract.ts";
import { CallRefused, call } from "../../../web/call.ts";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import { readHomeworkSheet } from "../sheet-contracts.ts";
import { SheetForm } from "./sheet-form.tsx";
import { SheetReceipt } from "./sheet-receipt.tsx";
import { sheetTexts } from "./sheet-texts.ts";

/** Homework of a vendor as its link shows it: the questions to answer, or the receipt once it is handed in. */
export function SheetPage() {
  const t = useText(sheetTexts);
  const queryClient = useQueryClient();
  const parsed = LinkToken.safeParse(location.hash.slice(1));
  const token = parsed.success ? parsed.data : null;
  const queryKey = ["homeworkSheet", token];
  const sheet = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(readHomeworkSheet, { body: { token: token ?? "" }, signal }),
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
  if (sheet.data.answeredAt !== null) return <SheetReceipt sheet={sheet.data} answeredAt={sheet.data.answeredAt} />;
  return (
    <SheetForm token={token} sheet={sheet.data} onHandedIn={(receipt) => queryClient.setQueryData(queryKey, receipt)} />
  );
}

/** A link that opens nothing, or nothing any more, does so however often it is tried. */
const isFinal = (error: Error): boolean => error instanceof CallRefused && [404, 410].includes(error.status);
