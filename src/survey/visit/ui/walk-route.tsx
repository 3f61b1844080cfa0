import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button, IconButton } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Drawer } from "../../../web/components/dialog.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { showFailure } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { changeWalkPlace, orderWalk, type WalkView } from "../walkthrough-contracts.ts";
import { PlaceForm } from "./place-form.tsx";
import { type SurveyOfPage, useWalkChanged } from "./visit-queries.ts";
import { useTargetName } from "./walk-target.tsx";
import { walkTexts } from "./walk-texts.ts";

type Place = WalkView["places"][number];

/** Rooms and places in the order of the walk; moved by buttons, which work by keyboard and on a tablet alike. */
export function WalkRoute({ survey, walk }: { survey: SurveyOfPage; walk: WalkView }) {
  const t = useText(walkTexts);
  const [editing, setEditing] = useState<Place | "new" | null>(null);
  const { places, mayWork } = walk;
  const seen = places.filter(({ lookedAtOn }) => lookedAtOn !== null).length;
  return (
    <Section
      title={t.route}
      aside={places.length > 0 && <span className="text-sm">{t.routeLead(seen, places.length)}</span>}
    >
      {places.length === 0 && <p className="text-sm text-ink-soft">{t.noPlaces}</p>}
      <ol>
        {places.map((place, index) => (
          <PlaceRow
            key={place.id}
            survey={survey}
            walk={walk}
            index={index}
            place={place}
            onEdit={() => setEditing(place)}
          />
        ))}
      </ol>
      {mayWork && (
        <div className="no-print">
          <Button onPress={() => setEditing("new")}>{t.add}</Button>
        </div>
      )}
      <Drawer title={editing === "new" ? t.add : t.edit} open={editing !== null} onClose={() => setEditing(null)}>
        {editing && (
          <PlaceForm survey={survey} place={editing === "new" ? null : editing} onDone={() => setEditing(null)} />
        )}
      </Drawer>
    </Section>
  );
}

function PlaceRow(props: { survey: SurveyOfPage; walk: WalkView; index: number; place: Place; onEdit: () => void }) {
  const t = useText(walkTexts);
  const targetName = useTargetName();
  const { survey, walk, index, place, onEdit } = props;
  const changed = useWalkChanged(survey);
  const move = useMutation({
    mutationFn: (by: 1 | -1) => {
      const placeIds = walk.places.map(({ id }) => id);
      placeIds.splice(index, 1);
      placeIds.splice(index + by, 0, place.id);
      return call(orderWalk, { params: survey, body: { placeIds } });
    },
    onSuccess: changed,
    onError: showFailure,
  });
  const look = useMutation({
    mutationFn: () => {
      const { id: placeId, ...rest } = place;
      return call(changeWalkPlace, { params: { ...survey, placeId }, body: { ...rest, lookedAtOn: walk.today } });
    },
    onSuccess: changed,
    onError: showFailure,
  });
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-1 text-sm">
      <span className="w-6 text-right tabular-nums text-ink-soft">{index + 1}</span>
      <span className="min-w-0 flex-1">
        <span className="font-bold">{place.name}</span>
        <span className="block text-xs text-ink-soft">{place.targets.map(targetName).join("　")}</span>
        {place.note && <span className="block whitespace-pre-line text-xs">{place.note}</span>}
      </span>
      {place.lookedAtOn ? (
        <Chip shape="tick" tone="good">
          {place.lookedAtOn}
        </Chip>
      ) : walk.mayWork ? (
        <Button aria-label={t.todayOf(place.name)} isDisabled={look.isPending} onPress={() => look.mutate()}>
          {t.today}
        </Button>
      ) : (
        <Chip shape="ring">{t.notLookedAt}</Chip>
      )}
      {walk.mayWork && (
        <span className="no-print flex">
          <IconButton
            label={t.up(place.name)}
            isDisabled={index === 0 || move.isPending}
            onPress={() => move.mutate(-1)}
          >
            <Icon name="up" />
          </IconButton>
          <IconButton
            label={t.down(place.name)}
            isDisabled={index === walk.places.length - 1 || move.isPending}
            onPress={() => move.mutate(1)}
          >
            <Icon name="down" />
          </IconButton>
          <Button look="quiet" aria-label={t.editOf(place.name)} onPress={onEdit}>
            {t.edit}
          </Button>
        </span>
      )}
    </li>
  );
}
