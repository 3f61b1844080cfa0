import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { japaneseDate } from "../../shared/japanese-date.ts";
import { useFacilityId } from "../../web/address-search.ts";
import { addressOfCall, call } from "../../web/call.ts";
import { Button, LinkButton } from "../../web/components/button.tsx";
import { Actions, Dialog } from "../../web/components/dialog.tsx";
import { LoadFailed, Loading, ProgressBar, Refusal } from "../../web/components/feedback.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { Page, Section } from "../../web/shell/page.tsx";
import { formatsOf, isChecklistDocument, VolumeKind } from "../contract.ts";
import { type Edition, getDocument, getEdition, issueDocument, listEditions } from "../route-contracts.ts";
import { documentTexts } from "./document-texts.ts";
import { EditionComparison } from "./edition-comparison.tsx";

/** The documents of the hospital: drafts of the present ledger, and issued editions. */
export function DocumentsPage() {
  const t = useText(documentTexts);
  const facilityId = useFacilityId();
  const [issuing, setIssuing] = useState<VolumeKind | null>(null);
  const editions = useQuery({
    queryKey: ["editions", facilityId],
    queryFn: ({ signal }) => call(listEditions, { params: { facilityId }, signal }),
  });
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="overflow-x-auto rounded-8 border border-line bg-white">
        <table className="w-full text-left text-sm">
          <thead className="bg-ground">
            <tr>
              <th scope="col" className="h-10 px-4">
                {t.name}
              </th>
              <th scope="col" className="px-4">
                {t.files}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {(["volume", ...VolumeKind.options.filter((kind) => kind !== "volume")] as const)
              .filter((kind) => editions.data?.offered.includes(kind) ?? !isChecklistDocument(kind))
              .map((kind) => (
                <tr key={kind} className="border-t border-line">
                  <th scope="row" className="px-4 py-1 font-bold">
                    {t.kinds[kind]}
                  </th>
                  <td className="px-2">
                    {formatsOf(kind).map((format) => (
                      <a
                        key={format}
                        className="mr-1 inline-flex min-h-10 items-center px-2 text-accent underline"
                        href={addressOfCall(getDocument, { params: { facilityId, kind }, query: { format } })}
                        target="_blank"
                        rel="noreferrer"
                      >
                        {format === "drawio" ? "draw.io" : format.toUpperCase()}
                      </a>
                    ))}
                  </td>
                  <td className="px-3 text-right">
                    {editions.data?.mayIssue && <Button onPress={() => setIssuing(kind)}>{t.issue}</Button>}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      <Section title={t.editions}>
        {editions.isPending && <Loading />}
        {editions.error && <LoadFailed error={editions.error} retry={editions.refetch} />}
        {editions.data?.items.length === 0 && <p className="text-ink-soft">{t.none}</p>}
        {editions.data && editions.data.items.length > 0 && <EditionTable editions={editions.data.items} />}
      </Section>
      <Dialog
        title={issuing ? t.issueTitle(t.kinds[issuing]) : ""}
        open={issuing !== null}
        onClose={() => setIssuing(null)}
      >
        {issuing && <IssueForm kind={issuing} onDone={() => setIssuing(null)} />}
      </Dialog>
    </Page>
  );
}

function IssueForm({ kind, onDone }: { kind: VolumeKind; onDone: () => void }) {
  const t = useText(documentTexts);
  const facilityId = useFacilityId();
  const queryClient = useQueryClient();
  const [note, setNote] = useState("");
  const issue = useMutation({
    mutationFn: () => call(issueDocument, { params: { facilityId, kind }, body: { note } }),
    onSuccess: async (edition) => {
      await queryClient.invalidateQueries({ queryKey: ["editions", facilityId] });
      showToast(t.issued(t.kinds[kind], edition.edition));
      onDone();
    },
  });
  return (
    <>
      <p className="text-sm">{t.issueLead}</p>
      <TextField label={t.note} value={note} onChange={setNote} maxLength={500} />
      {issue.isPending && <ProgressBar label={t.issuing} value={null} />}
      <Refusal error={issue.error} />
      <Actions>
        <Button look="primary" isDisabled={issue.isPending} onPress={() => issue.mutate()}>
          {t.issue}
        </Button>
      </Actions>
    </>
  );
}

function EditionTable({ editions }: { editions: readonly Edition[] }) {
  const t = useText(documentTexts);
  const facilityId = useFacilityId();
  const [compared, setCompared] = useState<{ before: Edition; after: Edition } | null>(null);
  return (
    <>
      <div className="overflow-x-auto">
        <table className="w-full text-left text-sm">
          <thead>
            <tr>
              {[t.name, t.edition, t.issuedOn, t.asOf, t.hash, t.issuedBy, t.note].map((head) => (
                <th key={head} scope="col" className="h-10 whitespace-nowrap pr-4">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {editions.map((edition) => {
              const before = editions.find((one) => one.kind === edition.kind && one.edition === edition.edition - 1);
              return (
                <tr key={edition.id} className="border-t border-line">
                  <td className="pr-4">{t.kinds[edition.kind]}</td>
                  <td className="whitespace-nowrap pr-4">{t.nth(edition.edition)}</td>
                  <td className="whitespace-nowrap pr-4 tabular-nums">
                    {edition.issuedOn}（{japaneseDate(edition.issuedOn)}）
                  </td>
                  <td className="whitespace-nowrap pr-4 tabular-nums">{edition.asOf}</td>
                  <td className="pr-4 font-mono text-xs">{edition.hash.slice(0, 12)}</td>
                  <td className="pr-4">{edition.issuedBy}</td>
                  <td className="pr-4">{edition.note}</td>
                  <td className="flex flex-wrap justify-end">
                    {(["pdf", "xlsx"] as const)
                      .filter((format) => format === "pdf" || edition.hasWorkbook)
                      .map((format) => (
                        <LinkButton
                          key={format}
                          look="quiet"
                          download
                          href={addressOfCall(getEdition, {
                            params: { facilityId, editionId: edition.id },
                            query: { format },
                          })}
                        >
                          {format.toUpperCase()}
                        </LinkButton>
                      ))}
                    {before && (
                      <Button look="quiet" onPress={() => setCompared({ before, after: edition })}>
                        {t.compare}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Dialog title={t.comparison} open={compared !== null} onClose={() => setCompared(null)} wide>
        {compared && <EditionComparison {...compared} />}
      </Dialog>
    </>
  );
}
