import { inFacility } from "../../web/addresses.ts";
import { Link } from "../../web/components/link.tsx";
import { useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import type { ImportEvent } from "./import-events.ts";
import { ledgerTexts } from "./texts.ts";

/** An import in the history; what it did row by row is one click away. */
export function ImportRow({ event, facilityId }: { event: ImportEvent; facilityId: string }) {
  const t = useText(ledgerTexts);
  return (
    <li className="rounded-6 border border-line bg-white p-3">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
        <span className="tabular-nums">{momentText(event.at)}</span>
        <span className="font-bold">{t[event.what]}</span>
        <Link href={`${inFacility(facilityId, `import/${event.importId}`)}?tab=rows`}>{t.rowByRow}</Link>
        <span>{event.by}</span>
      </div>
      <p className="mt-1 text-sm text-ink-soft">{event.fileNames.join("、")}</p>
    </li>
  );
}
