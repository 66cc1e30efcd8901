import assert from "node:assert/strict";
import { test } from "node:test";

const { Vocabulary } = await import(`file://${process.env.SEARCH_SCRIPTS}/vocabulary.mjs`);
const { plainText } = await import(`file://${process.env.SEARCH_SCRIPTS}/han-runs.mjs`);
const { Question } = await import(`file://${process.env.SEARCH_SCRIPTS}/question.mjs`);

const SEPARATOR = /[\s-]+/;
const kinIn = (text, language) => {
  const vocabulary = new Vocabulary([text], SEPARATOR, language);
  return (word) => vocabulary.kin(word);
};
const question = (typed, kin = () => [], textAt = () => "") =>
  new Question(typed, { separator: SEPARATOR, kin, textAt });

test("Indonesian words are found behind their affixes", () => {
  const kin = kinIn("Kami menghitung. Perhitungan itu: biaya, biayanya; dibayar jam", "id");
  assert.deepEqual(kin("hitung"), ["menghitung.", "perhitungan"]);
  assert.deepEqual(kin("pembayaran"), ["dibayar"]);
  assert.deepEqual(kin("pemakaian"), []);
  assert.deepEqual(kinIn("pakai dipakai", "id")("pemakaian"), ["pakai", "dipakai"]);
});

test("Indonesian prefixes do not hide the consonant that they took", () => {
  for (const [word, root] of [["penilaian", "nilai"], ["menulis", "tulis"], ["mengirim", "kirim"], ["penyedia", "sedia"], ["pemilihan", "pilih"]]) {
    assert.deepEqual(kinIn(word, "id")(root), [word]);
    assert.deepEqual(kinIn(root, "id")(word), [root]);
  }
});

test("Hebrew words are found behind particles and before endings", () => {
  const kin = kinIn("המוקד ובמוקדים של חברה, לחברות בארה״ב", "he");
  assert.deepEqual(kin("מוקד"), ["המוקד", "ובמוקדים"]);
  assert.deepEqual(kin("חברות"), ["חברה,", "לחברות"]);
  assert.deepEqual(kin("ארה״ב"), ["בארה״ב"]);
  assert.deepEqual(kin("של"), []);
});

test("vowel points do not hide a Hebrew word", () => {
  assert.deepEqual(kinIn("מְחִיר", "he")("המחיר"), ["מְחִיר"]);
});

test("English words are found in their other forms", () => {
  assert.deepEqual(kinIn("priced prices price, pricey", "en")("pricing"), ["priced", "prices", "price,"]);
});

test("what begins with a word is found along with it, and not named again", () => {
  assert.deepEqual(kinIn("agent agents agent's", "en")("agent"), []);
});

test("no word of the index is a command to the search", () => {
  assert.deepEqual(kinIn("price: ^price price* ~prices +priced", "en")("pricing"), []);
});

test("a language without stems has no kin", () => {
  assert.deepEqual(kinIn("客服 prices", "zh-Hant")("price"), []);
  assert.deepEqual(kinIn("preise", "de")("preis"), []);
});

test("a question names the kin of its words, once it has them", () => {
  const kin = (word) => ({ pricing: ["price", "priced"] })[word] ?? [];
  assert.equal(question("Pricing models", kin).text, "Pricing models price^1 priced^1");
  assert.equal(question("", kin).text, "");
});

test("phrases, and words that are asked for or refused, stay as they are", () => {
  const kin = () => ["other"];
  for (const typed of ['"fixed price"', "+price", "-price", "price~1", "title:price", "pri*"]) {
    assert.equal(question(typed, kin).text, typed);
  }
});

test("an ASCII quotation mark between Hebrew letters is gershayim", () => {
  const none = () => [];
  assert.equal(question(`ארה"ב צ'אט`, none).text, "ארה״ב צ׳אט");
  assert.equal(question('"מוקד שירות"', none).text, '"מוקד שירות"');
});

test("only words that are missing in every form are told", () => {
  const kin = (word) => ({ pricing: ["price"], agents: ["agent"] })[word] ?? [];
  const terms = { pricing: false, price: true, agents: false, agent: false, erlang: false };
  question("pricing agents erlang", kin).tidy([[{ terms }]]);
  assert.deepEqual(terms, { price: true, agents: false, erlang: false });
});

test("hostile questions are text", () => {
  const kin = kinIn("price", "en");
  for (const typed of ["__proto__ constructor", "<img src=x>", "((((", '"', "a".repeat(100_000)]) {
    assert.ok(question(typed, kin).text.startsWith(typed));
  }
});

test("Chinese characters are looked for one by one", () => {
  assert.equal(question("客服 24 小時").text, "客 服  24  小 時");
});

const MARK = (text) => [...text].map((it) => `<mark data-md-highlight>${it}</mark>`).join("");
const WHOLE = (text) => `<mark data-md-highlight>${text}</mark>`;

test("Chinese words are found where their characters stand together", () => {
  const texts = { "a/": "頁", "a/#1": "客服人員", "a/#2": "客戶服務", "b/": "服務客人", "c/": "客服" };
  const item = (location, title, text) => ({ location, title, text, score: 2, terms: { 客: true, 服: true } });
  const groups = [
    [item("b/", "服務", "x")],
    [item("a/#2", "", `${MARK("客")}戶${MARK("服")}務`), item("a/#1", "", `${MARK("客服")}人員`), item("a/", "頁", "頁")],
    [item("c/", MARK("客服"), "")],
  ];
  const found = question("客服", () => [], (location) => texts[location]).tidy(groups);
  assert.deepEqual(found.map((items) => items.map(({ location }) => location)), [["c/"], ["a/#1", "a/"]]);
  assert.equal(found[0][0].title, WHOLE("客服"));
  const [section, page] = found[1];
  assert.deepEqual([section.text, section.terms], [`${WHOLE("客服")}人員`, { 客服: true }]);
  assert.deepEqual([page.score, page.terms], [0, {}]);
});

test("neither markup nor spaces of no width part a word", () => {
  assert.equal(plainText({ title: "費用", text: "<p>客\u200b<b>服</b></p>" }), "費用 客服");
});

test("characters that stand by themselves are not marked", () => {
  const item = { location: "a/", title: "", text: `${MARK("客服客")}戶`, score: 1, terms: { 客: true, 服: true } };
  const [[found]] = question("客服", () => [], () => "客服客戶").tidy([[item]]);
  assert.equal(found.text, `${WHOLE("客服")}客戶`);
});

test("of several Chinese words one is enough, and the missing one is told", () => {
  const item = { location: "a/", title: "", text: "客服", score: 1, terms: { 客: true, 服: true, 費: false, erlang: true } };
  const [[found]] = question("客服 費 erlang", () => [], () => "客服").tidy([[item]]);
  assert.deepEqual(found.terms, { erlang: true, 客服: true, 費: false });
});
