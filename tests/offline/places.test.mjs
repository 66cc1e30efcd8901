import assert from "node:assert/strict";
import { test } from "node:test";

import { Places } from "../../plugins/dragoman/offline/browser/worker/places.mjs";
import { sizeText } from "../../plugins/dragoman/offline/browser/page/told.mjs";

const SCOPE = "https://host.example/guide/";
const places = new Places(SCOPE, [
  { code: "en", prefix: "" },
  { code: "zh-Hant", prefix: "zh-Hant/" },
]);

test("an address is a path without query, fragment and index.html", () => {
  assert.equal(places.pathOf(`${SCOPE}cost/?agents=3#top`), "cost/");
  assert.equal(places.pathOf(`${SCOPE}cost/index.html`), "cost/");
  assert.equal(places.pathOf(`${SCOPE}index.html`), "");
  assert.equal(places.pathOf(SCOPE), "");
  assert.equal(places.pathOf(`${SCOPE}my-index.html`), "my-index.html");
});

test("letters are read from their percent signs, and written with them", () => {
  assert.equal(places.pathOf(`${SCOPE}%D7%A9/a%20b.svg`), "ש/a b.svg");
  assert.equal(places.addressOf("ש/a b.svg"), `${SCOPE}%D7%A9/a%20b.svg`);
});

test("another site's address, and a broken one, have no path", () => {
  assert.equal(places.pathOf("https://host.example/other/"), undefined);
  assert.equal(places.pathOf("https://elsewhere.example/guide/"), undefined);
  assert.equal(places.pathOf(`${SCOPE}%E0%A4%A`), undefined);
});

test("the language of a page is told by its folder", () => {
  assert.equal(places.languageOf("zh-Hant/cost/").code, "zh-Hant");
  assert.equal(places.languageOf("zh-Hant").code, "zh-Hant");
  assert.equal(places.languageOf("zh-Hanter/").code, "en");
  assert.equal(places.languageOf("").code, "en");
});

test("a size is written with one digit, and something is never nothing", () => {
  const notation = { pattern: "{0} MB", decimal: "," };
  assert.equal(sizeText(20_449_000, notation), "\u206820,4 MB\u2069");
  assert.equal(sizeText(1, notation), "\u20680,1 MB\u2069");
  assert.equal(sizeText(0, notation), "\u20680,0 MB\u2069");
});
