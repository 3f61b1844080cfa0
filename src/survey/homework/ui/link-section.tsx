import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Email } from "../../../identity/contract.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Drawer } from "../../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { ShownOnce } from "../../../web/components/shown-once.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { dayText, momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { type HomeworkDetail, makeHomeworkLink, revokeHomeworkLink } from "../route-contracts.ts";
import { type HomeworkOfPage, useHomeworkChanged } from "./homework-queries.ts";
import { homeworkTexts } from "./homework-texts.ts";

/** The link by which a vendor answers: how far it has come, and making or ending it. */
export function LinkSection({ homework, detail }: { homework: HomeworkOfPage; detail: HomeworkDetail }) {
  const t = useText(homeworkTexts);
  const changed = useHomeworkChanged(homework);
  const [making, setMaking] = useState(false);
  const { link } = detail;
  const works = link?.state === "made" || link?.state === "opened";
  const revoke = useMutation({
    mutationFn: () => call(revokeHomeworkLink, { params: homework }),
    onSuccess: async (next) => {
      await changed(next);
      showToast(t.revoked);
    },
    onError: showFailure,
  });
  return (
    <Section title={t.link}>
      <p className="text-sm text-ink-soft">{t.linkLead}</p>
      {link ? (
        <p className="flex flex-wrap gap-x-4 text-sm">
          <span className="font-bold">{t.linkStates[link.state]}</span>
          <span>{momentText(link.answeredAt ?? link.openedAt ?? link.madeAt)}</span>
          <span>{link.email ? t.mailedTo(link.email) : t.handedOver}</span>
          {works && <span>{t.linkUntil(dayText(new Date(Date.parse(link.expiresAt) - 1).toISOString()) ?? "")}</span>}
        </p>
      ) : (
        <p className="text-sm">{t.noLink}</p>
      )}
      {detail.actions.includes("link") && (
        <Actions>
          {works && (
            <Button look="quiet" isDisabled={revoke.isPending} onPress={() => revoke.mutate()}>
              {t.revokeLink}
            </Button>
          )}
          <Button onPress={() => setMaking(true)}>{works ? t.remakeLink : t.makeLink}</Button>
        </Actions>
      )}
      <Drawer title={t.makeLink} open={making} onClose={() => setMaking(false)}>
        {making && <LinkForm homework={homework} replaces={works} link={link} onDone={() => setMaking(false)} />}
      </Drawer>
    </Section>
  );
}

function LinkForm(props: {
  homework: HomeworkOfPage;
  replaces: boolean;
  link: HomeworkDetail["link"];
  onDone: () => void;
}) {
  const t = useText(homeworkTexts);
  const { homework, replaces, link, onDone } = props;
  const changed = useHomeworkChanged(homework);
  const [email, setEmail] = useState(link?.email ?? "");
  const make = useMutation({
    mutationFn: () =>
      call(makeHomeworkLink, { params: homework, body: email.trim() === "" ? {} : { email: email.trim() } }),
    onSuccess: ({ homework: detail }) => changed(detail),
  });
  if (make.data) {
    const { answerLink } = make.data;
    const sent = answerLink.mailed && answerLink.mailLeaves;
    const told = answerLink.mailed ? (sent ? t.sent : t.notSent) : t.handOver;
    return <ShownOnce value={answerLink.link} notice={told} sent={sent} onDone={onDone} />;
  }
  const wrong = email.trim() !== "" && !Email.safeParse(email.trim()).success;
  return (
    <>
      {replaces && <Notice tone="attention">{t.replaces}</Notice>}
      <TextField
        label={t.email}
        hint={t.emailHint}
        type="email"
        value={email}
        onChange={setEmail}
        error={wrong ? t.wrongEmail : null}
        maxLength={254}
      />
      <Refusal error={make.error} />
      <Actions>
        <Button look="primary" isDisabled={wrong || make.isPending} onPress={() => make.mutate()}>
          {t.makeLink}
        </Button>
      </Actions>
    </>
  );
}
