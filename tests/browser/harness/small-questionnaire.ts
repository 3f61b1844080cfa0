import { Instrument } from "../../../src/questionnaire/instrument/instrument.ts";

const words = (ja: string, en: string) => ({ ja, en });
const option = (id: string, ja: string, en: string, own: object = {}) => ({ id, label: words(ja, en), ...own });
const yes = option("yes", "はい", "Yes");
const no = option("no", "いいえ", "No");
const assets = [
  option("emr", "電子カルテ", "Electronic records"),
  option("pacs", "画像サーバ", "Image server"),
  option("lab", "検査装置", "Laboratory devices"),
  option("pump", "輸液ポンプ", "Infusion pumps"),
];
const degrees = [
  option("4", "大いにある", "Very"),
  option("3", "ある", "Somewhat"),
  option("2", "あまりない", "Hardly"),
  option("1", "ない", "Not at all"),
];

/** Every kind of question once, with conditions over an option, a count and a derived group. */
export const smallQuestionnaire = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "kozutsumi",
  edition: "1",
  title: words("医療機器の守りに関する調査", "Survey on guarding medical devices"),
  intro: words(
    "医療機器を外からの攻撃から守るために、現場で困っていることをうかがいます。集計して公表します。",
    "We ask what makes it hard to guard medical devices against attacks. Results are published as tables.",
  ),
  thanks: words("結果は来年の春に公表します。", "Results will be published next spring."),
  derived: [
    {
      id: "size",
      label: words("規模", "Size"),
      groups: [
        { id: "large", label: words("200床以上", "200 beds or more"), when: { question: "Q2", between: { min: 200 } } },
      ],
    },
  ],
  rankings: [{ id: "R", label: words("守りたい順", "What to guard first"), questions: ["Q9", "Q10", "Q11"] }],
  sections: [
    {
      id: "facility",
      label: words("施設について", "Your facility"),
      questions: [
        {
          id: "Q1",
          kind: "single",
          required: true,
          label: words("施設の種別", "Kind of facility"),
          text: words("勤務先の種別を教えてください。", "What kind of facility do you work at?"),
          options: [
            option("hospital", "病院", "Hospital"),
            option("clinic", "診療所", "Clinic"),
            option("else", "その他", "Other", { other: true }),
          ],
        },
        {
          id: "Q2",
          kind: "number",
          label: words("病床数", "Beds"),
          text: words("許可病床数は何床ですか。", "How many beds are licensed?"),
          unit: words("床", "beds"),
          integer: true,
          min: 0,
          max: 2000,
          mayRefuse: true,
          show: { question: "Q1", is: ["hospital"] },
        },
        {
          id: "Q3",
          kind: "single",
          label: words("専任の担当者", "Full-time officer"),
          text: words("情報セキュリティの専任担当者はいますか。", "Is there a full-time security officer?"),
          options: [yes, no],
          show: { derived: "size", is: ["large"] },
        },
        {
          id: "Q4",
          kind: "date",
          label: words("最後の訓練の日", "Day of the last exercise"),
          text: words("最後に訓練を行った日はいつですか。", "When was the last exercise?"),
          max: "2026-12-31",
        },
      ],
    },
    {
      id: "measures",
      label: words("対策について", "Measures"),
      questions: [
        {
          id: "Q5",
          kind: "multiple",
          label: words("行っている対策", "Measures taken"),
          text: words("行っている対策を選んでください。", "Which measures do you take?"),
          options: [
            option("update", "更新プログラムの適用", "Updates"),
            option("backup", "バックアップ", "Backups"),
            option("else", "その他", "Others", { other: true }),
            option("none", "どれも行っていない", "None of these", { exclusive: true }),
          ],
        },
        {
          id: "Q6",
          kind: "text",
          lines: 3,
          maxLength: 400,
          label: words("対策を続ける工夫", "How you keep it up"),
          text: words("対策を続けるための工夫を教えてください。", "How do you keep the measures up?"),
          show: { question: "Q5", picked: { min: 2 } },
        },
        {
          id: "Q7",
          kind: "multiple",
          atMost: 2,
          label: words("足りないもの", "What is lacking"),
          text: words("いま足りないものは何ですか。", "What is lacking now?"),
          options: [
            option("people", "人手", "People"),
            option("money", "予算", "Money"),
            option("skill", "知識", "Knowledge"),
          ],
        },
        {
          id: "Q8",
          kind: "single",
          mayRefuse: true,
          label: words("被害の経験", "Attacks so far"),
          text: words("攻撃の被害を受けたことがありますか。", "Have you been attacked?"),
          options: [yes, no],
        },
      ],
    },
    {
      id: "priorities",
      label: words("守る順番", "Priorities"),
      intro: words("守りたい順に、別々のものを選んでください。", "Choose a different one for each place."),
      questions: [
        ["Q9", "1番目", "First"],
        ["Q10", "2番目", "Second"],
        ["Q11", "3番目", "Third"],
      ].map(([id, ja = "", en = ""]) => ({ id, kind: "single", label: words(ja, en), options: assets })),
    },
    {
      id: "opinions",
      label: words("お考え", "Opinions"),
      questions: [
        {
          id: "Q12",
          kind: "matrix",
          scale: true,
          label: words("不安の程度", "How worried"),
          text: words("次のことに、どのくらい不安がありますか。", "How worried are you about these?"),
          rows: [
            { id: "stop", label: words("診療が止まること", "Care comes to a halt") },
            { id: "leak", label: words("情報が漏れること", "Data leak") },
          ],
          options: degrees,
        },
        {
          id: "Q13",
          kind: "single",
          scale: true,
          label: words("院内の関心", "Interest in the house"),
          text: words("院内の関心は高いと思いますか。", "Is there interest in the house?"),
          options: degrees,
        },
      ],
    },
    {
      id: "services",
      label: words("リモートサービス", "Remote services"),
      repeats: { of: words("サービス", "Service"), atMost: 3 },
      show: { question: "Q1", is: ["hospital", "clinic"] },
      questions: [
        {
          id: "Q14",
          kind: "text",
          required: true,
          label: words("サービスの名前", "Name of the service"),
        },
        {
          id: "Q15",
          kind: "single",
          label: words("遠隔操作", "Remote control"),
          text: words("遠隔操作はありますか。", "Is there remote control?"),
          options: [yes, no],
        },
      ],
    },
    {
      id: "contact",
      label: words("ご連絡先", "Contact"),
      questions: [
        {
          id: "Q16",
          kind: "text",
          contact: true,
          label: words("メールアドレス", "Mail address"),
          text: words("結果をお知らせするメールアドレス", "Mail address for the results"),
        },
      ],
    },
  ],
});
