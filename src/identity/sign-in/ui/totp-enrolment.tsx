import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { signInTexts } from "../../ui/texts.ts";
import { startTotp, verifyTotp } from "../sign-in-contract.ts";
import { accountTexts } from "./account-texts.ts";
import { PasswordConfirmation } from "./password-confirmation.tsx";
import { QrPicture } from "./qr-picture.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

/** Sets up an authenticator app: password, QR code and first code, recovery codes. */
export function TotpEnrolment({ onDone }: { onDone: () => void }) {
  const [started, setStarted] = useState<{ totpUri: string; recoveryCodes: string[] } | null>(null);
  const [verified, setVerified] = useState(false);
  const start = useMutation({
    mutationFn: (password: string) => call(startTotp, { body: { password } }),
    onSuccess: setStarted,
  });
  if (!started) return <PasswordConfirmation error={start.error} busy={start.isPending} onConfirm={start.mutate} />;
  if (!verified) return <FirstCode totpUri={started.totpUri} onVerified={() => setVerified(true)} />;
  return <RecoveryCodes codes={started.recoveryCodes} onKept={onDone} />;
}

function FirstCode({ totpUri, onVerified }: { totpUri: string; onVerified: () => void }) {
  const t = useText(accountTexts);
  const signIn = useText(signInTexts);
  const [code, setCode] = useState("");
  const digits = code.normalize("NFKC").replaceAll(/\s/g, "");
  const verify = useMutation({ mutationFn: () => call(verifyTotp, { body: { code: digits } }), onSuccess: onVerified });
  const secret = new URL(totpUri).searchParams.get("secret") ?? "";
  return (
    <Form onSubmit={() => verify.mutate()}>
      <p className="text-sm">{t.totpScan}</p>
      <QrPicture text={totpUri} label={t.qrLabel} />
      <p className="text-xs text-ink-soft">
        {t.totpKey} <code className="break-all">{secret}</code>
      </p>
      <TextField
        label={signIn.code}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
      />
      <Refusal error={verify.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={!/^\d{6}$/.test(digits) || verify.isPending}>
          {signIn.confirm}
        </Button>
      </Actions>
    </Form>
  );
}
