import type { ReactNode } from "react";
import { Chip } from "../../../web/components/chip.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { programmePartNames } from "../../contract.ts";
import { type EngagementView, engagementKindNames } from "../engagement-contract.ts";
import { engagementTexts } from "./engagement-texts.ts";
import { lastDayText } from "./last-day.ts";

/** All that was ever signed, for both sides; what is over stays and says that the duty does as well. */
export function EngagementTable(props: {
  engagements: readonly EngagementView[];
  fileOf: (engagement: EngagementView) => string;
  actionsOf?: (engagement: EngagementView) => ReactNode;
}) {
  const t = useText(engagementTexts);
  const label = useLabel();
  const heads = [t.kind, t.organisation, t.part, t.term, t.state, t.document];
  return (
    <SideScroll label={t.records}>
      <table className="w-full text-left text-sm">
        <thead className="bg-ground">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                {head}
              </th>
            ))}
            {props.actionsOf && <td />}
          </tr>
        </thead>
        <tbody>
          {currentFirst(props.engagements).map((one) => (
            <tr key={one.id} className="border-t border-line align-top">
              <th scope="row" className="h-10 whitespace-nowrap px-3 py-2">
                {label(engagementKindNames[one.kind])}
              </th>
              <td className="min-w-40 px-3 py-2">{one.organisation}</td>
              <td className="whitespace-nowrap px-3 py-2">{label(programmePartNames[one.part])}</td>
              <td className="px-3 py-2 tabular-nums">
                <span className="whitespace-nowrap">{t.signedOn(one.signedOn)}</span>{" "}
                <span className="whitespace-nowrap">{one.until ? t.untilDay(lastDayText(one.until)) : t.noTerm}</span>
              </td>
              <td className="px-3 py-2">
                <Standing engagement={one} />
              </td>
              <td className="whitespace-nowrap px-3 py-2">
                {one.hasFile ? (
                  <a className="text-accent underline underline-offset-4" href={props.fileOf(one)} download>
                    {t.open}
                  </a>
                ) : (
                  t.notKept
                )}
              </td>
              {props.actionsOf && <td className="whitespace-nowrap px-3 py-0 text-right">{props.actionsOf(one)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

const isOver = ({ standing }: EngagementView) => standing === "ended" || standing === "lapsed";
const currentFirst = (engagements: readonly EngagementView[]) =>
  engagements.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));

function Standing({ engagement: { standing, endedAs, endedAt, endedWhy } }: { engagement: EngagementView }) {
  const t = useText(engagementTexts);
  if (standing === "inForce")
    return (
      <Chip tone="good" shape="tick">
        {t.standings.inForce}
      </Chip>
    );
  if (standing === "ahead") return <Chip shape="ring">{t.standings.ahead}</Chip>;
  return (
    <div className="flex flex-col items-start gap-1">
      <Chip shape="dash">
        {endedAs ? t.endedAs[endedAs] : t.standings[standing]}
        {endedAt && ` ${momentText(endedAt)}`}
      </Chip>
      {endedWhy && (endedAs === "withdrawn" || endedAs === "ended") && <span>{t.endedBecause(endedWhy)}</span>}
      <span className="text-xs text-ink-soft">{t.dutyMark}</span>
    </div>
  );
}
