import type { HealthFacts } from "./facts.ts";
import { type HealthLine, notWell, ok, problem, size } from "./health-line.ts";

/** A disk with less than this left is about to stop the work. */
const leastFreeBytes = 2 * 1024 ** 3;
const stoppingBytes = 256 * 1024 ** 2;

export const storageHealth = (facts: HealthFacts): HealthLine[] => [
  dataFolder(facts),
  freeSpace(facts),
  keys(facts),
  ...usage(facts),
];

function dataFolder({ storage: { folder, writable } }: HealthFacts): HealthLine {
  if (writable)
    return ok(
      "data_folder",
      `データフォルダ ${folder} に書き込めます。`,
      `The data folder ${folder} can be written to.`,
    );
  return problem(
    "data_folder",
    { ja: `データフォルダ ${folder} に書き込めません。`, en: `The data folder ${folder} cannot be written to.` },
    {
      ja: "権限と、装置がつながっているかを確かめてください。",
      en: "Check its permissions and whether its disk is there.",
    },
  );
}

function freeSpace({ storage: { freeBytes, totalBytes } }: HealthFacts): HealthLine {
  const free = `${size(freeBytes)} / ${size(totalBytes)}`;
  if (freeBytes >= leastFreeBytes) return ok("free_space", `空きは ${free} です。`, `${free} are free.`);
  return notWell(freeBytes < stoppingBytes ? "problem" : "warning")(
    "free_space",
    { ja: `空きが ${size(freeBytes)} しかありません。`, en: `Only ${size(freeBytes)} are free.` },
    {
      ja: "不要なファイルを移してください。なくなると、データベースが止まります。",
      en: "Move files that are not needed: without space the database stops.",
    },
  );
}

function keys({ storage: { missingKeys, openKeys } }: HealthFacts): HealthLine {
  if (missingKeys.length > 0)
    return problem(
      "keys",
      { ja: `鍵のファイルがありません: ${missingKeys.join("、")}`, en: `Keys are missing: ${missingKeys.join(", ")}` },
      {
        ja: "添付ファイルを読めません。新しい鍵を作らず、控えから戻してください。",
        en: "Attachments cannot be read. Do not make new keys: restore them from a backup.",
      },
    );
  if (openKeys.length > 0)
    return problem(
      "keys",
      {
        ja: `ほかの利用者も読める鍵があります: ${openKeys.join("、")}`,
        en: `Others can read these keys: ${openKeys.join(", ")}`,
      },
      { ja: `chmod 600 で、持ち主だけが読めるようにしてください。`, en: "Let only their owner read them (chmod 600)." },
    );
  return ok("keys", "鍵はそろい、持ち主だけが読めます。", "The keys are there, for their owner only.");
}

function usage({ storage: { usage: used } }: HealthFacts): HealthLine[] {
  if (!used) return [];
  const { postgres, files, outbox, feeds, other } = used;
  return [
    ok(
      "disk_use",
      `使用量: データベース ${size(postgres)}、添付ファイル ${size(files)}、送信箱 ${size(outbox)}、情報源 ${size(feeds)}、その他 ${size(other)}`,
      `In use: database ${size(postgres)}, attachments ${size(files)}, outbox ${size(outbox)}, feeds ${size(feeds)}, other ${size(other)}`,
    ),
  ];
}
