import { type ReactNode, useEffect, useState } from "react";
import { readMe } from "../../../identity/contract.ts";
import { CallRefused, call } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { Workspace } from "../device/workspace.ts";
import { passphraseProblem } from "../passphrase.ts";
import { signInAddress, type WantedSurvey } from "./addresses.ts";
import { captureTexts } from "./capture-texts.ts";
import { Entrance } from "./entrance.tsx";
import { Pick, QuietForm, TextLine } from "./fields.tsx";
import { type Preparable, preparableBy, prepareHospital } from "./prepare.ts";
import { useOnline } from "./use-online.ts";

/** Chooses a hospital, sets the passphrase the first time, and takes along what is needed. */
export function PreparePage(props: {
  notice: ReactNode;
  wanted: WantedSurvey | null;
  /** Null: the device has no passphrase yet. */
  opening: CryptoKey | null;
  begin: (passphrase: string) => Promise<CryptoKey>;
  onPrepared: (workspace: Workspace) => void;
  onBack: (() => void) | null;
}) {
  const t = useText(captureTexts);
  const online = useOnline();
  const { hospitals, error: cannotLook } = useHospitals(online);
  const [chosen, setChosen] = useState(props.wanted?.facilityId ? keyOf(props.wanted) : "");
  const [name, setName] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<Error | null>(null);

  const problem = props.opening ? null : passphraseProblem(passphrase);
  const differs = !props.opening && again !== "" && again !== passphrase;
  const wanted = hospitals?.find((one) => keyOf(one) === chosen);
  const complete = wanted && name.trim() !== "" && !problem && (props.opening || again === passphrase);

  async function prepare() {
    if (!wanted || !complete) return;
    setWorking(true);
    setError(null);
    try {
      props.onPrepared(await prepareHospital(wanted, name.trim(), props.opening ?? (() => props.begin(passphrase))));
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
      setWorking(false);
    }
  }
  const notSignedIn = cannotLook instanceof CallRefused && cannotLook.status === 401;
  return (
    <Entrance title={t.prepareTitle}>
      {props.notice}
      <p>{t.prepareLead}</p>
      {!online && <Notice tone="attention">{t.offlineNow}</Notice>}
      {notSignedIn && (
        <Notice tone="attention">
          <p>{t.signInFirst}</p>
          <LinkButton download href={signInAddress(props.wanted)}>
            {t.signIn}
          </LinkButton>
        </Notice>
      )}
      {cannotLook && !notSignedIn && online && <Refusal error={cannotLook} />}
      {hospitals?.length === 0 && <Notice tone="attention">{t.noHospital}</Notice>}
      {hospitals && hospitals.length > 0 && (
        <QuietForm onSubmit={prepare}>
          <Pick
            label={t.hospital}
            empty={t.chooseHospital}
            value={chosen}
            onChange={setChosen}
            choices={hospitals.map((one) => ({ id: keyOf(one), label: one.label }))}
          />
          <TextLine label={t.deviceName} hint={t.deviceNameHint} value={name} onChange={setName} maxLength={80} />
          {!props.opening && (
            <>
              <TextLine
                label={t.newPassphrase}
                hint={t.newPassphraseHint}
                type="password"
                value={passphrase}
                onChange={setPassphrase}
              />
              {passphrase !== "" && problem && <Notice tone="attention">{t.problems[problem]}</Notice>}
              <TextLine label={t.again} type="password" value={again} onChange={setAgain} />
              {differs && <Notice tone="attention">{t.notSame}</Notice>}
            </>
          )}
          <Refusal error={error} />
          <Button look="primary" type="submit" isDisabled={!complete || working} place="min-h-12">
            {working ? t.preparing : t.prepare}
          </Button>
        </QuietForm>
      )}
      {props.onBack && <Button onPress={props.onBack}>{t.back}</Button>}
    </Entrance>
  );
}

const keyOf = ({ facilityId, programmeId }: WantedSurvey) => `${facilityId} ${programmeId}`;

function useHospitals(online: boolean) {
  const [hospitals, setHospitals] = useState<readonly Preparable[] | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    if (!online) return;
    let current = true;
    call(readMe).then(
      (me) => {
        if (!current) return;
        setHospitals(preparableBy(me));
        setError(null);
      },
      (fault: Error) => current && setError(fault),
    );
    return () => {
      current = false;
    };
  }, [online]);
  return { hospitals, error };
}
