import type { DatabaseFacts } from "./facts.ts";
import { type HealthLine, notWell, ok, problem, warning } from "./health-line.ts";

/** One-time codes of authenticator apps are valid for half a minute. */
const clockWarningMs = 10_000;
const clockProblemMs = 60_000;

export const unreachable = (reason: string): HealthLine =>
  problem(
    "database",
    { ja: `データベースに接続できません: ${reason}`, en: `The database does not answer: ${reason}` },
    {
      ja: "組込みのデータベースなら postgres.log の末尾を、外のデータベースなら DATABASE_URL を確かめてください。",
      en: "See the end of postgres.log, or DATABASE_URL where the database is elsewhere.",
    },
  );

export function migrations({ migrations: { applied, pending, unknown } }: DatabaseFacts): HealthLine {
  if (unknown.length > 0)
    return problem(
      "migrations",
      {
        ja: `データは、このプログラムより新しい版のものです（${unknown.at(-1)}）。`,
        en: `The data are of a newer version (${unknown.at(-1)}).`,
      },
      { ja: "新しい版の関所で開いてください。", en: "Use the newer version." },
    );
  if (pending.length > 0)
    return warning(
      "migrations",
      {
        ja: `次に始めるとき、データの形が更新されます（${pending.length}件）。`,
        en: `The next start brings the data to this version (${pending.length} steps).`,
      },
      { ja: "始める前に、控えを取ってください。", en: "Make a backup first." },
    );
  return ok(
    "migrations",
    `データの形は、この版のものです（${applied}件適用済み）。`,
    `The data are of this version (${applied} steps).`,
  );
}

export function audit({ thorough, chains, broken }: NonNullable<DatabaseFacts["audit"]>): HealthLine {
  if (broken !== null)
    return problem(
      "audit",
      { ja: broken, en: `The audit log is broken: ${broken}` },
      {
        ja: "何も消さず、この表示を控えて責任者に知らせ、前の控えと見比べてください。",
        en: "Remove nothing, keep this message, tell whoever is responsible, and compare with an earlier backup.",
      },
    );
  return thorough
    ? ok(
        "audit",
        `監査記録 ${chains}本は、はじめから終わりまでつながっています。`,
        `All ${chains} chains of the audit log are whole.`,
      )
    : ok(
        "audit",
        `監査記録 ${chains}本の終わりは合っています（全部を確かめるには --thorough）。`,
        `The ends of all ${chains} chains of the audit log fit (--thorough looks at all of it).`,
      );
}

export function clock({ clockAheadMs }: DatabaseFacts): HealthLine {
  const off = Math.abs(clockAheadMs);
  const seconds = (off / 1000).toFixed(off < 10_000 ? 1 : 0);
  if (off < clockWarningMs)
    return ok(
      "clock",
      `時計は、データベースの時計と合っています（差 ${seconds} 秒）。`,
      `The clock agrees with the database's (${seconds} s apart).`,
    );
  return notWell(off >= clockProblemMs ? "problem" : "warning")(
    "clock",
    {
      ja: `時計が、データベースの時計と ${seconds} 秒ずれています。`,
      en: `The clock is ${seconds} s off the database's.`,
    },
    {
      ja: "両方の機械の時刻合わせ（NTP）を確かめてください。認証アプリの番号が合わなくなります。",
      en: "Set both machines by NTP: codes of authenticator apps stop to fit.",
    },
  );
}
