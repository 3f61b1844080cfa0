/** Invented ledgers of any size, the same on every run. */
const kinds = [
  "サーバ",
  "端末",
  "ノートPC",
  "プリンタ",
  "L2スイッチ",
  "無線アクセスポイント",
  "輸液ポンプ",
  "ベッドサイドモニタ",
];
const makers = ["架空電機", "見本製作所", "例示工業", "サンプル精機"];
const systems = ["電子カルテ", "医事会計", "検体検査", "調剤支援", "看護支援", "透析支援"];
const states = ["不明", "確認中", "", "最新版"];

const header =
  "資産番号,種別,システム名,メーカー,型番,製造番号,OS,OSバージョン,ホスト名,IPアドレス,設置場所,使用部門,所有者,保守業者,導入年月,サポート終了日";

/** Minimal standard generator of Park and Miller, 0 to 1; enough to spread values, and the same on every run. */
export function spread(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function assetCsv(rows: number): string {
  const random = spread(20_260_401);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const lines = [header];
  for (let n = 1; n <= rows; n++) {
    const version = random() < 0.15 ? pick(states) : `${Math.floor(random() * 12) + 1}.${Math.floor(random() * 40)}`;
    lines.push(
      [
        `G-${String(n).padStart(6, "0")}`,
        pick(kinds),
        pick(systems),
        pick(makers),
        `KX-${Math.floor(random() * 300)}`,
        `SN${String(n).padStart(7, "0")}`,
        random() < 0.5 ? "Windows 11" : "Windows 10",
        version,
        `host-${n}`,
        `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
        `${Math.floor(random() * 8) + 1}階 ${Math.floor(random() * 60) + 1}号室`,
        `部門${Math.floor(random() * 40) + 1}`,
        random() < 0.7 ? "病院" : "リース",
        `架空保守${Math.floor(random() * 30) + 1}`,
        `令和${Math.floor(random() * 8) + 1}年${Math.floor(random() * 12) + 1}月`,
        random() < 0.3 ? "不明" : `20${27 + Math.floor(random() * 5)}-03-31`,
      ].join(","),
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}
