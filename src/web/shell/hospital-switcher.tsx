import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { searchable } from "../../shared/text.ts";
import { home } from "../addresses.ts";
import { ComboBox } from "../components/combo-box.tsx";
import { Select } from "../components/select.tsx";
import { useText } from "../language.ts";
import { hospitalsToEnter, useMe } from "../session.ts";
import { shellTexts } from "./texts.ts";

/** More hospitals than this are found by typing. */
const listedAtOnce = 15;
const shownMatches = 50;

/** Goes to another hospital. With one hospital it is just its name. */
export function HospitalSwitcher({ facilityId }: { facilityId: string | null }) {
  const t = useText(shellTexts);
  const router = useRouter();
  const facilities = hospitalsToEnter(useMe());
  const [typed, setTyped] = useState("");
  const go = (id: string | null) => id && router.history.push(home(id));
  const current = facilities.find((facility) => facility.facilityId === facilityId);
  if (facilities.length === 1 && current) return <p className="truncate font-bold">{current.name}</p>;
  if (facilities.length === 0) return null;
  const choices = facilities.map((facility) => ({ id: facility.facilityId, label: facility.name }));
  if (facilities.length <= listedAtOnce) {
    return (
      <Select
        label={t.hospital}
        hideLabel
        place="max-w-80"
        choices={choices}
        value={current?.facilityId ?? null}
        onChange={go}
      />
    );
  }
  const wanted = searchable(typed === current?.name ? "" : typed);
  return (
    <div className="max-w-80">
      <ComboBox
        key={facilityId}
        label={t.chooseHospital}
        hideLabel
        choices={choices.filter((choice) => searchable(choice.label).includes(wanted)).slice(0, shownMatches)}
        value={current?.facilityId ?? null}
        onChange={go}
        onSearch={setTyped}
      />
    </div>
  );
}
