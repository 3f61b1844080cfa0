import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { ShownOnce } from "../../../web/components/shown-once.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { dayText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { makeCalendarFeed, revokeCalendarFeed } from "../route-contracts.ts";
import { feedQuery } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";

/** One's own secret address for calendar programs. */
export function CalendarSubscription({ programmeId }: { programmeId: string }) {
  const t = useText(programmeTexts);
  const queryClient = useQueryClient();
  const { data } = useQuery(feedQuery(programmeId));
  const [made, setMade] = useState<string | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["programmes", programmeId, "feed"] });
  const make = useMutation({
    mutationFn: () => call(makeCalendarFeed, { params: { programmeId } }),
    onSuccess: async ({ url }) => {
      setMade(url);
      await refresh();
    },
    onError: showFailure,
  });
  const revoke = useMutation({
    mutationFn: () => call(revokeCalendarFeed, { params: { programmeId } }),
    onSuccess: async () => {
      await refresh();
      showToast(t.revoked);
    },
    onError: showFailure,
  });
  const madeOn = dayText(data?.madeAt ?? null);
  return (
    <Section title={t.subscribe}>
      <p className="text-sm">{t.subscribeHint}</p>
      {madeOn && <p className="text-sm font-bold">{t.feedMade(madeOn)}</p>}
      <Actions>
        {madeOn && (
          <Button look="quiet" isDisabled={revoke.isPending} onPress={() => revoke.mutate()}>
            {t.revokeFeed}
          </Button>
        )}
        <Button isDisabled={make.isPending} onPress={() => make.mutate()}>
          {madeOn ? t.renewFeed : t.makeFeed}
        </Button>
      </Actions>
      <Dialog title={t.subscribe} open={made !== null} onClose={() => setMade(null)}>
        {made && <ShownOnce value={made} notice={t.feedOnce} onDone={() => setMade(null)} />}
      </Dialog>
    </Section>
  );
}
