import assert from "node:assert/strict";
import { test } from "node:test";
import { queryOf, withQuery } from "../../plugins/dragoman/calculators/browser/share-link.mjs";

const FIELDS = ["region", "agents"];

test("takes the calculator's own fields, sorted and each once", () => {
  assert.equal(queryOf("?region=india&utm_source=x&agents=2&agents=3", FIELDS), "agents=2&region=india");
  assert.equal(queryOf("?utm_source=x", FIELDS), "");
  assert.equal(queryOf("", FIELDS), "");
});

test("takes the version of the data along, but not alone", () => {
  assert.equal(queryOf("?agents=2&data_version=7", FIELDS), "agents=2&data_version=7");
  assert.equal(queryOf("?data_version=7", FIELDS), "");
});

test("keeps hostile text as text", () => {
  assert.equal(queryOf("?agents=%E0%A4%A&region=%3Cscript%3E", FIELDS), "agents=%EF%BF%BD%25A&region=%3Cscript%3E");
  assert.equal(queryOf("?__proto__=1&constructor=2", FIELDS), "");
  assert.equal(queryOf(`?agents=${"9".repeat(1_000_000)}`, FIELDS), "");
});

test("changes only its own part of an address", () => {
  const address = "https://a.example/page/?q=x&agents=2&data_version=7#step";
  assert.equal(withQuery(address, FIELDS, "agents=5"), "https://a.example/page/?q=x&agents=5#step");
  assert.equal(withQuery(address, FIELDS, ""), "https://a.example/page/?q=x#step");
  assert.equal(withQuery("https://a.example/?agents=2", FIELDS, ""), "https://a.example/");
});

test("forgets a query that is too long to be one", () => {
  assert.equal(withQuery(`https://a.example/?z=${"9".repeat(5_000)}`, FIELDS, "agents=5"), "https://a.example/?agents=5");
});
