import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { DataTable } from "../../../web/components/data-table.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { AcrossFigures } from "../route-contracts.ts";
import { acrossFiguresQuery } from "./across-queries.ts";
import { acrossTexts } from "./across-texts.ts";

const whole = (number: number) => number.toLocaleString("ja-JP", { maximumFractionDigits: 1 });
const hours = (number: number) => number.toFixed(2);

/** External connections and hours: the spread over hospitals, then each. */
export function FiguresView({ programmeId }: { programmeId: string }) {
  const t = useText(acrossTexts);
  const query = useQuery(acrossFiguresQuery(programmeId));
  if (query.isPending) return <Loading />;
  if (query.error) return <LoadFailed error={query.error} retry={query.refetch} />;
  const { connections, firmware, hours: worked, lines, hoursByDocument, hospitals } = query.data;
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid gap-4 desk:grid-cols-3">
        <Figure title={t.connections}>
          {connections ? (
            <>
              {t.spread(whole(connections.least), whole(connections.median), whole(connections.most))}
              <Small>{t.counted(String(connections.hospitals))}</Small>
            </>
          ) : (
            t.notCounted
          )}
        </Figure>
        <Figure title={t.firmware}>
          {firmware.entryDevices > 0 ? (
            <>
              {whole((firmware.unknown / firmware.entryDevices) * 100)}%
              <Small>{t.firmwareOf(whole(firmware.unknown), whole(firmware.entryDevices))}</Small>
            </>
          ) : (
            t.notCounted
          )}
        </Figure>
        <Figure title={t.hours}>
          {worked ? (
            <>
              {t.spread(hours(worked.least), hours(worked.median), hours(worked.most))}
              <Small>{t.hospitals(String(worked.hospitals))}</Small>
            </>
          ) : (
            t.noHours
          )}
        </Figure>
      </dl>
      {lines.length > 0 && <LineTable lines={lines} />}
      {hoursByDocument.length > 0 && <DocumentTable documents={hoursByDocument} />}
      <HospitalTable hospitals={hospitals} />
    </div>
  );
}

function Figure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-8 border border-line bg-white p-4">
      <dt className="text-sm text-ink-soft">{title}</dt>
      <dd className="text-lg font-bold">{children}</dd>
    </div>
  );
}

const Small = ({ children }: { children: ReactNode }) => (
  <span className="block text-sm font-normal text-ink-soft">{children}</span>
);

function LineTable({ lines }: Pick<AcrossFigures, "lines">) {
  const t = useText(acrossTexts);
  const say = useLabel();
  return (
    <Section title={t.lines}>
      <Rows
        name={t.lines}
        head={[t.line, t.connectionCount, t.hospitalCount]}
        rows={lines.map((line) => [say(line.label), whole(line.connections), whole(line.hospitals)])}
      />
    </Section>
  );
}

function DocumentTable({ documents }: { documents: AcrossFigures["hoursByDocument"] }) {
  const t = useText(acrossTexts);
  const say = useLabel();
  return (
    <Section title={t.byDocument}>
      <Rows
        name={t.byDocument}
        head={[t.document, t.planned, t.medianHours, t.rangeHours, t.hospitalCount]}
        rows={documents.map(({ label, planned, worked }) => [
          say(label),
          planned === null ? "" : hours(planned),
          hours(worked.median),
          `${hours(worked.least)}～${hours(worked.most)}`,
          whole(worked.hospitals),
        ])}
      />
    </Section>
  );
}

/** The first column says what, the others are numbers. */
function Rows({ name, head, rows }: { name: string; head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <SideScroll label={name} place="border-0">
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-b border-edge">
            {head.map((title, at) => (
              <th key={title} scope="col" className={at === 0 ? "h-10 pr-3" : "whitespace-nowrap px-3 text-right"}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, ...numbers]) => (
            <tr key={what} className="border-t border-line first:border-t-0">
              <th scope="row" className="h-10 pr-3 font-normal">
                {what}
              </th>
              {numbers.map((number, at) => (
                <td key={head[at + 1]} className="whitespace-nowrap px-3 text-right">
                  {number}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

type Hospital = AcrossFigures["hospitals"][number];

function HospitalTable({ hospitals }: Pick<AcrossFigures, "hospitals">) {
  const t = useText(acrossTexts);
  const number = (id: keyof Hospital, header: string, text: (value: number) => string) => ({
    id,
    header,
    width: 140,
    align: "right" as const,
    sortValue: (row: Hospital) => (row[id] as number | null) ?? -1,
    cell: (row: Hospital) => (row[id] === null ? "" : text(row[id] as number)),
  });
  return (
    <Section title={t.perHospital}>
      <DataTable
        label={t.perHospital}
        height="page"
        rows={hospitals}
        rowId={(row) => row.facilityId}
        rowName={(row) => row.name}
        columns={[
          { id: "name", header: t.hospital, width: 280, sortValue: (row) => row.name, cell: (row) => row.name },
          {
            id: "company",
            header: t.company,
            width: 200,
            sortValue: (row) => row.company ?? "",
            cell: (row) => row.company ?? "",
          },
          number("connections", t.connections, whole),
          number("entryDevices", t.entryDevices, whole),
          number("firmwareUnknown", t.firmwareUnknown, whole),
          number("hours", t.hours, hours),
        ]}
      />
    </Section>
  );
}
