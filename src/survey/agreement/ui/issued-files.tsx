import { useLabel, useText } from "../../../web/language.ts";
import { agreementNames } from "../agreement-kind.ts";
import type { IssuedAgreement } from "../route-contracts.ts";
import { agreementTexts } from "./agreement-texts.ts";

/** What was issued, newest first, each as PDF and DOCX. */
export function IssuedFiles(props: {
  documents: readonly IssuedAgreement[];
  whenNone: string;
  addressOf: (document: IssuedAgreement, format: "pdf" | "docx") => string;
  /** Say which kind each is. */
  named?: boolean;
}) {
  const t = useText(agreementTexts);
  const label = useLabel();
  if (props.documents.length === 0) return <span className="text-ink-soft">{props.whenNone}</span>;
  return (
    <ul className="flex flex-col">
      {props.documents.map((document) => (
        <li key={document.id} className="flex min-h-8 flex-wrap items-center gap-x-3">
          {props.named && <span className="font-bold">{label(agreementNames[document.kind])}</span>}
          <span className="tabular-nums">{document.issuedOn}</span>
          {document.organisation && <span>{document.organisation}</span>}
          <span className="text-xs text-ink-soft" title={document.pdfSha256}>
            {t.edition(document.templateEdition)}
          </span>
          {(["pdf", "docx"] as const).map((format) => (
            <a
              key={format}
              className="text-accent underline underline-offset-4"
              href={props.addressOf(document, format)}
              download
              aria-label={`${label(agreementNames[document.kind])} ${document.issuedOn} ${format.toUpperCase()}`}
            >
              {format.toUpperCase()}
            </a>
          ))}
        </li>
      ))}
    </ul>
  );
}
