import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { removeTotp, renewRecoveryCodes } from "../sign-in-contract.ts";
import { secondFactorQuery } from "./account-queries.ts";
import { accountTexts } from "./account-texts.ts";
import { PasswordConfirmation } from "./password-confirmation.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { TotpEnrolment } from "./totp-enrolment.tsx";

/** Authenticator app and recovery codes. */
export function AccountSecondFactor() {
  const t = useText(accountTexts);
  const queryClient = useQueryClient();
  const state = useQuery(secondFactorQuery);
  const [task, setTask] = useState<"enrol" | "remove" | "renew" | null>(null);
  const close = () => {
    setTask(null);
    queryClient.invalidateQueries({ queryKey: ["me"] });
  };
  if (state.isPending) return <Loading />;
  if (state.error) return <LoadFailed error={state.error} retry={state.refetch} />;
  const { totp, recoveryCodesLeft } = state.data;
  return (
    <Section
      title={t.totp}
      aside={
        <Chip tone={totp ? "good" : "attention"} shape={totp ? "tick" : "box"}>
          {totp ? t.totpOn : t.totpOff}
        </Chip>
      }
    >
      <div className="flex flex-wrap items-center gap-3">
        {!totp && <Button onPress={() => setTask("enrol")}>{t.totpStart}</Button>}
        {totp && recoveryCodesLeft !== null && (
          <>
            <span className="text-sm">
              {t.recovery}：{t.recoveryLeft(recoveryCodesLeft)}
            </span>
            <Button look="quiet" onPress={() => setTask("renew")}>
              {t.recoveryRenew}
            </Button>
          </>
        )}
        {totp && (
          <Button look="danger" onPress={() => setTask("remove")}>
            {t.totpRemove}
          </Button>
        )}
      </div>
      <Dialog title={t.totpStart} open={task === "enrol"} onClose={close}>
        <TotpEnrolment onDone={close} />
      </Dialog>
      <Dialog title={t.recovery} open={task === "renew"} onClose={close}>
        <Renewal onDone={close} />
      </Dialog>
      <Dialog title={t.totpRemove} open={task === "remove"} onClose={close}>
        <Removal onDone={close} />
      </Dialog>
    </Section>
  );
}

function Renewal({ onDone }: { onDone: () => void }) {
  const renew = useMutation({ mutationFn: (password: string) => call(renewRecoveryCodes, { body: { password } }) });
  if (renew.data) return <RecoveryCodes codes={renew.data.recoveryCodes} onKept={onDone} />;
  return <PasswordConfirmation error={renew.error} busy={renew.isPending} onConfirm={renew.mutate} />;
}

function Removal({ onDone }: { onDone: () => void }) {
  const t = useText(accountTexts);
  const remove = useMutation({
    mutationFn: (password: string) => call(removeTotp, { body: { password } }),
    onSuccess: () => {
      showToast(t.removed);
      onDone();
    },
  });
  return <PasswordConfirmation error={remove.error} busy={remove.isPending} onConfirm={remove.mutate} />;
}
