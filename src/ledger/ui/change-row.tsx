import type { ReactNode } from "react";
import { ledgerRecord } from "../../web/addresses.ts";
import { Link } from "../../web/components/link.tsx";
import { ValueText } from "../../web/components/value-text.tsx";
import { useLabel, useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import { fieldDefinition, kindDefinition } from "../catalogue.ts";
import type { ChangeView } from "../route-contracts.ts";
import { ledgerTexts } from "./texts.ts";

/** Fields shown of one change; the rest is one click away at the record. */
const shownFields = 8;

/** One change: when, who, why, and each field before and after. */
export function ChangeRow({
  change,
  facilityId,
  children,
}: {
  change: ChangeView;
  facilityId?: string;
  children?: ReactNode;
}) {
  const t = useText(ledgerTexts);
  const label = useLabel();
  const name = `${label(kindDefinition(change.kind))}　${change.name}`;
  return (
    <li className="rounded-6 border border-line bg-white p-3">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
        <span className="tabular-nums">{momentText(change.at)}</span>
        <span className="font-bold">{t.what[change.what]}</span>
        {facilityId && <Link href={ledgerRecord(facilityId, change.kind, change.recordId)}>{name}</Link>}
        <span>{change.actor}</span>
        {change.reason && <span className="text-ink-soft">{change.reason}</span>}
        <span className="flex-1" />
        {children}
      </div>
      {change.what !== "created" && change.changes.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1 border-l-2 border-line pl-3 text-sm">
          {change.changes.slice(0, shownFields).map(({ field, before, after }) => {
            const definition = fieldDefinition(change.kind, field);
            return definition ? (
              <li key={field}>
                <span className="mr-3 text-ink-soft">{label(definition)}</span>
                <ValueText definition={definition} value={before ?? undefined} /> →{" "}
                <ValueText definition={definition} value={after ?? undefined} />
              </li>
            ) : null;
          })}
          {change.changes.length > shownFields && (
            <li className="text-ink-faint">{t.moreChanges(change.changes.length - shownFields)}</li>
          )}
        </ul>
      )}
    </li>
  );
}
