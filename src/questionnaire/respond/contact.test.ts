import { expect, test } from "vitest";
import { Answers } from "../instrument/answer.ts";
import { Instrument } from "../instrument/instrument.ts";
import { takeContact } from "./contact.ts";
import { suspicions } from "./suspicion.ts";

const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "1",
  title: { ja: "試験" },
  sections: [
    {
      id: "S",
      label: { ja: "全般" },
      questions: [
        { id: "Q1", kind: "text", label: { ja: "意見" } },
        { id: "Q2", kind: "text", label: { ja: "連絡先" }, contact: true },
      ],
    },
  ],
});
const answers = (values: object) => Answers.parse({ values });

test("what says who answers is taken out of the answers, and the rest is left as it was", () => {
  const given = answers({ Q1: { text: "よい" }, Q2: { text: "hanako@tsubame.example" } });
  expect(takeContact(instrument, given)).toEqual({
    answers: { values: { Q1: { text: "よい" } } },
    contact: { Q2: "hanako@tsubame.example" },
  });
});

test("where nobody says who they are there is no contact, and a refusal to say is none", () => {
  expect(takeContact(instrument, answers({ Q1: { text: "よい" } })).contact).toBeNull();
  const refused = takeContact(instrument, answers({ Q2: { refused: true } }));
  expect(refused).toEqual({ answers: { values: {} }, contact: null });
});

const many = answers(Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`Q${n}`, { number: n }])));
const handedIn = { answers: many, seconds: 600, filledTrap: false };

test("an answer too quick to have been read, or from a program is marked; an ordinary one is not", () => {
  expect(suspicions(handedIn)).toEqual([]);
  expect(suspicions({ ...handedIn, seconds: undefined })).toEqual([]);
  expect(suspicions({ ...handedIn, seconds: 13 })).toEqual(["quick"]);
  expect(suspicions({ ...handedIn, filledTrap: true })).toEqual(["machine"]);
});

test("a few equal answers, quickly given, are nothing odd", () => {
  const few = answers({ Q1: { text: "よい" } });
  expect(suspicions({ ...handedIn, answers: few, seconds: 1 })).toEqual([]);
});
