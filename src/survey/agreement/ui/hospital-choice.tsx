import type { z } from "zod";
import { addressOfCall } from "../../../web/call.ts";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import type { AgreementKind } from "../agreement-kind.ts";
import { getProgrammeAgreement, type IssuedAgreement, type listAgreementDocuments } from "../route-contracts.ts";
import { agreementTexts } from "./agreement-texts.ts";
import { IssuedFiles } from "./issued-files.tsx";

type Hospital = z.infer<typeof listAgreementDocuments.reply>["hospitals"][number];

/** The hospitals of the programme with what was issued of this kind. */
export function HospitalChoice(props: {
  programmeId: string;
  kind: AgreementKind;
  hospitals: readonly Hospital[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const t = useText(agreementTexts);
  const { programmeId, kind, hospitals, chosen, onChoose } = props;
  const all = hospitals.map(({ facilityId }) => facilityId);
  const toggle = (id: string, on: boolean) =>
    onChoose(new Set(all.filter((one) => (one === id ? on : chosen.has(one)))));
  const addressOf = (facilityId: string) => (document: IssuedAgreement, format: "pdf" | "docx") =>
    addressOfCall(getProgrammeAgreement, {
      params: { programmeId, facilityId, agreementId: document.id },
      query: { format },
    });
  return (
    <SideScroll label={t.hospital} place="max-h-[40rem] overflow-y-auto">
      <table className="w-full text-left text-sm">
        <thead className="sticky top-0 bg-ground">
          <tr>
            <td className="w-10 px-3">
              <Checkbox
                label={t.all}
                checked={chosen.size === all.length}
                mixed={chosen.size > 0 && chosen.size < all.length}
                onChange={(on) => onChoose(new Set(on ? all : []))}
              />
            </td>
            {[t.hospital, t.company, t.issuedDocuments].map((head) => (
              <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hospitals.map(({ facilityId, name, company, documents }) => (
            <tr key={facilityId} className="border-t border-line">
              <td className="px-3">
                <Checkbox
                  label={t.choose(name)}
                  checked={chosen.has(facilityId)}
                  onChange={(on) => toggle(facilityId, on)}
                />
              </td>
              <th scope="row" className="h-10 px-3 font-normal">
                {name}
              </th>
              <td className="px-3">{company ?? <span className="text-ink-soft">{t.undecided}</span>}</td>
              <td className="px-3 py-1">
                <IssuedFiles
                  documents={documents.filter((one) => one.kind === kind)}
                  whenNone={t.notIssued}
                  addressOf={addressOf(facilityId)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}
