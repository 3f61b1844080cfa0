import { useState } from "react";
import { getEdition } from "../../../document/route-contracts.ts";
import { addressOfCall } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import { dayText } from "../../../web/moment.ts";
import { useSurveyParams } from "../../hours/ui/hours-queries.ts";
import type { DocumentInReview } from "../route-contracts.ts";
import { DecisionForm } from "./decision-form.tsx";
import { DocumentChip } from "./document-chip.tsx";
import { EditionSides } from "./edition-sides.tsx";
import { reviewTexts } from "./review-texts.ts";

type Opened = { document: DocumentInReview; what: "accepted" | "returned" | "compare" };

/** Every document of the survey with its state, files and decisions. */
export function DocumentTable({ documents }: { documents: readonly DocumentInReview[] }) {
  const t = useText(reviewTexts);
  const [opened, setOpened] = useState<Opened | null>(null);
  const shown = documents.filter(({ owed, editions }) => owed || editions.length > 0);
  const close = () => setOpened(null);
  const name = opened ? t.kinds[opened.document.kind] : "";
  const [newest, former] = opened?.document.editions ?? [];
  return (
    <>
      <SideScroll label={t.documents}>
        <table className="w-full text-left text-sm">
          <thead className="bg-ground">
            <tr>
              {[t.document, t.state, t.newest, t.files, t.decision, t.rounds, t.comments].map((head) => (
                <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {shown.map((document) => (
              <DocumentRow key={document.kind} document={document} open={(what) => setOpened({ document, what })} />
            ))}
          </tbody>
        </table>
      </SideScroll>
      <Dialog
        title={
          opened?.what === "compare"
            ? t.sides(name)
            : opened?.what === "accepted"
              ? t.acceptTitle(name, newest?.edition ?? 0)
              : t.returnTitle(name, newest?.edition ?? 0)
        }
        open={opened !== null}
        onClose={close}
        wide={opened?.what === "compare"}
      >
        {opened?.what === "compare" && newest && former && <EditionSides before={former} after={newest} />}
        {opened && opened.what !== "compare" && newest && (
          <DecisionForm editionId={newest.id} decision={opened.what} onDone={close} />
        )}
      </Dialog>
    </>
  );
}

function DocumentRow({ document, open }: { document: DocumentInReview; open: (what: Opened["what"]) => void }) {
  const t = useText(reviewTexts);
  const params = useSurveyParams();
  const [newest] = document.editions;
  const [last] = document.decisions;
  return (
    <tr className="border-t border-line align-baseline">
      <th scope="row" className="h-10 min-w-44 px-3 py-2 font-bold">
        {t.kinds[document.kind]}
        {!document.owed && <span className="ml-2 text-xs font-normal text-ink-faint">{t.further}</span>}
      </th>
      <td className="px-3">
        <DocumentChip state={document.state} />
      </td>
      <td className="whitespace-nowrap px-3 py-1">
        {newest && (
          <>
            {t.nth(newest.edition)}
            <span className="block text-xs text-ink-soft tabular-nums">
              {t.issued(newest.issuedOn, newest.issuedBy)}
            </span>
          </>
        )}
      </td>
      <td className="whitespace-nowrap px-1">
        {newest &&
          (["pdf", "xlsx"] as const)
            .filter((format) => format === "pdf" || newest.hasWorkbook)
            .map((format) => (
              <LinkButton
                key={format}
                look="quiet"
                download
                href={addressOfCall(getEdition, {
                  params: { facilityId: params.facilityId, editionId: newest.id },
                  query: { format },
                })}
              >
                {format.toUpperCase()}
              </LinkButton>
            ))}
      </td>
      <td className="whitespace-nowrap px-3">
        {last && (
          <>
            {t.decided(last.decision === "accepted" ? t.states.accepted : t.states.returned, last.edition)}
            <span className="block text-xs text-ink-soft tabular-nums">
              {t.issued(dayText(last.at) ?? "", last.byName)}
            </span>
          </>
        )}
      </td>
      <td className="px-3 tabular-nums">{document.rounds || ""}</td>
      <td className="px-3 tabular-nums">{document.openComments || ""}</td>
      <td className="whitespace-nowrap px-3 py-1 text-right">
        {document.editions.length > 1 && (
          <Button look="quiet" onPress={() => open("compare")}>
            {t.compare}
          </Button>
        )}
        {document.mayDecide && (
          <>
            <Button look="quiet" onPress={() => open("returned")}>
              {t.return}
            </Button>
            <Button place="ml-1" onPress={() => open("accepted")}>
              {t.accept}
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}
