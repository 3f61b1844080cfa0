import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Actions, Drawer } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showFailure } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { declineProposal, type ProposalView, takeBackProposal, type VisitList } from "../route-contracts.ts";
import { useDayWords } from "./day-words.ts";
import { VisitForm } from "./visit-form.tsx";
import { type SurveyOfPage, useVisitsChanged } from "./visit-queries.ts";
import { visitTexts } from "./visit-texts.ts";

const looks = {
  open: { shape: "clock", tone: "accent" },
  taken: { shape: "tick", tone: "good" },
  declined: { shape: "cross", tone: "attention" },
  takenBack: { shape: "dash", tone: "neutral" },
} as const;

/** Days the hospital proposed, with what was answered to each. */
export function ProposalList({ survey, list }: { survey: SurveyOfPage; list: VisitList }) {
  const t = useText(visitTexts);
  const dayWords = useDayWords();
  const changed = useVisitsChanged(survey);
  const [planning, setPlanning] = useState<ProposalView | null>(null);
  const [declining, setDeclining] = useState<ProposalView | null>(null);
  const takeBack = useMutation({
    mutationFn: (proposalId: string) => call(takeBackProposal, { params: { ...survey, proposalId } }),
    onSuccess: changed,
    onError: showFailure,
  });
  return (
    <Section title={t.proposals}>
      <ul>
        {list.proposals.map((proposal) => {
          const day = `${dayWords(proposal.onDay)} ${t.halves[proposal.half]}`;
          const open = proposal.state === "open";
          return (
            <li
              key={proposal.id}
              className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-1 text-sm"
            >
              <span className="font-bold">{day}</span>
              <Chip {...looks[proposal.state]}>{t.proposalStates[proposal.state]}</Chip>
              <span className="text-ink-soft">{t.proposedBy(proposal.by, momentText(proposal.at))}</span>
              <span className="min-w-0 flex-1">{[proposal.note, proposal.answer].filter(Boolean).join(" → ")}</span>
              {open && list.mayWork && (
                <>
                  <Button aria-label={`${t.planFrom}：${day}`} onPress={() => setPlanning(proposal)}>
                    {t.planFrom}
                  </Button>
                  <Button look="quiet" aria-label={`${t.decline}：${day}`} onPress={() => setDeclining(proposal)}>
                    {t.decline}
                  </Button>
                </>
              )}
              {open && list.mayPropose && (
                <Button
                  look="quiet"
                  aria-label={`${t.takeBack}：${day}`}
                  isDisabled={takeBack.isPending}
                  onPress={() => takeBack.mutate(proposal.id)}
                >
                  {t.takeBack}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <Drawer title={t.plan} open={planning !== null} onClose={() => setPlanning(null)} wide>
        {planning && <VisitForm survey={survey} list={list} proposal={planning} onDone={() => setPlanning(null)} />}
      </Drawer>
      <Drawer title={t.decline} open={declining !== null} onClose={() => setDeclining(null)}>
        {declining && <DeclineForm survey={survey} proposal={declining} onDone={() => setDeclining(null)} />}
      </Drawer>
    </Section>
  );
}

function DeclineForm(props: { survey: SurveyOfPage; proposal: ProposalView; onDone: () => void }) {
  const t = useText(visitTexts);
  const { survey, proposal, onDone } = props;
  const changed = useVisitsChanged(survey);
  const [answer, setAnswer] = useState("");
  const decline = useMutation({
    mutationFn: () =>
      call(declineProposal, { params: { ...survey, proposalId: proposal.id }, body: { answer: answer.trim() } }),
    onSuccess: async (next) => {
      await changed(next);
      onDone();
    },
  });
  return (
    <Form onSubmit={() => answer.trim() !== "" && decline.mutate()}>
      <TextField label={t.declineReason} value={answer} onChange={setAnswer} lines={3} required maxLength={2000} />
      <Refusal error={decline.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={answer.trim() === "" || decline.isPending}>
          {t.decline}
        </Button>
      </Actions>
    </Form>
  );
}
