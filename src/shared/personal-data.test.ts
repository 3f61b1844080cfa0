import { expect, test } from "vitest";
import { personalHints } from "./personal-data.ts";

/** `kind:what` of everything found. */
const found = (text: string) => personalHints(text).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);

test.each([
  ["患者番号 0012345 の画像が表示された", "patientNumber:0012345"],
  ["患者ID：１２３４５６７８", "patientNumber:１２３４５６７８"],
  ["診察券No.445566を預かった", "patientNumber:445566"],
  ["ID 12345678 の検査で確認", "patientNumber:12345678"],
  ["MRN: 00998877", "patientNumber:00998877"],
  ["被保険者番号 12345678", "insuranceNumber:12345678"],
  ["職員番号12034の端末", "staffNumber:12034"],
  ["マイナンバー 1234 5678 9012", "myNumber:1234 5678 9012"],
  ["123456789018 を控えた", "myNumber:123456789018"],
  ["佐藤様より連絡", "name:佐藤様"],
  ["放射線科 山田 太郎先生の端末", "name:山田 太郎先生"],
  ["渡部さんが鍵を持つ", "name:渡部さん"],
  ["長谷川氏に確認", "name:長谷川氏"],
  ["氏名：田中 花子", "name:田中 花子"],
  ["佐々木一郎殿", "name:佐々木一郎殿"],
  ["生年月日 昭和45年3月2日", "birthDate:昭和45年3月2日"],
  ["S45.3.2生", "birthDate:S45.3.2"],
  ["1970-03-02生まれ", "birthDate:1970-03-02"],
  ["78歳女性のCT", "patient:78歳女性"],
  ["連絡先 090-1234-5678", "phone:090-1234-5678"],
])("「%s」 is pointed out", (text, hint) => {
  expect(found(text)).toEqual([hint]);
});

test.each([
  "各位",
  "仕様書を様式3で提出。多様な機器、同様の設定。",
  "担当者様、業者さん、院長先生、患者様",
  "富士通様の保守、山田電機工業様が設置",
  "氏名欄は空欄",
  "型番 ID-4500、S/N 123456789018",
  "導入日 2019年4月1日、更新 令和6年3月31日",
  "サポート終了 2025/10/14、令和元年5月1日製造",
  "資産ID 00012345、機器ID: 12345678、ユーザーID 20240101",
  "192.168.10.21/24、VLAN 120、ポート 3389",
  "代表 03-1234-5678、FAX 0797-22-3344",
  "MAC 001122334455",
  "医療機関コード 0110113719",
  "2020年生産の装置、昭和63年製",
  "中央監視装置・御殿場市・宮殿",
  "回線番号 09012345678",
])("「%s」 is left alone", (text) => {
  expect(found(text)).toEqual([]);
});

test("several people in one note are each found at their place, once", () => {
  const text = "山本様（患者番号 5512345、昭和30年1月5日生）と鈴木様。";
  expect(found(text)).toEqual(["name:山本様", "patientNumber:5512345", "birthDate:昭和30年1月5日", "name:鈴木様"]);
});

test("a long pasted text is looked at quickly", () => {
  const begun = performance.now();
  personalHints("山田太郎山田花子0123456789 患者番号 ".repeat(20_000));
  expect(performance.now() - begun).toBeLessThan(2_000);
});
