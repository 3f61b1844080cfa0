import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { organisationRoleNames, programmePartNames } from "../../contract.ts";
import { type EngagementView, engagementKindNames, type Viewer } from "../engagement-contract.ts";
import { engagementTexts } from "./engagement-texts.ts";
import { lastDayText } from "./last-day.ts";

/** One organisation that sees the hospital: as what, why, how long, which of its people, and the way to stop it. */
export function ViewerCard(props: {
  viewer: Viewer;
  programme: string;
  /** What is in force, oldest first. */
  grounds: readonly EngagementView[];
  onShut: (ground: EngagementView) => void;
}) {
  const t = useText(engagementTexts);
  const label = useLabel();
  const { viewer, programme, grounds, onShut } = props;
  const ground = grounds.find(({ actions }) => actions.includes("withdraw"));
  return (
    <li className="flex flex-col gap-2 rounded-8 border border-line bg-white p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="flex flex-wrap items-center gap-2 font-bold">
          {viewer.organisation}
          <Chip tone="accent" shape="dot">
            {label(programmePartNames[viewer.part])}
          </Chip>
        </h3>
        {ground && (
          <Button look="danger" onPress={() => onShut(ground)} aria-label={t.withdrawOf(viewer.organisation)}>
            {t.withdraw}
          </Button>
        )}
      </div>
      <p className="text-sm">{t.seesWhat[viewer.part]}</p>
      <dl className="grid gap-x-4 gap-y-1 text-sm desk:grid-cols-[auto_1fr]">
        <dt className="text-ink-soft">{t.term}</dt>
        <dd className="tabular-nums">
          {t.since(momentText(viewer.since).slice(0, 10))}
          {"　"}
          {viewer.until ? t.untilDay(lastDayText(viewer.until)) : t.noTerm}
        </dd>
        <dt className="text-ink-soft">{t.because}</dt>
        <dd>
          {programme}
          {"　"}
          {grounds
            .map(({ kind, signedOn }) => t.inBrackets(label(engagementKindNames[kind]), t.signedOn(signedOn)))
            .join("　")}
        </dd>
        <dt className="text-ink-soft">{t.whoSees}</dt>
        <dd>
          {viewer.people.length === 0 && t.noPeople}
          <ul className="flex flex-wrap gap-x-4">
            {viewer.people.map(({ personId, name, roles }) => (
              <li key={personId}>
                {t.inBrackets(name, roles.map((role) => label(organisationRoleNames[role])).join(" / "))}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </li>
  );
}
