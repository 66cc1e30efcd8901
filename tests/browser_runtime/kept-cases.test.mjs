import assert from "node:assert/strict";
import { test } from "node:test";
import { KeptCases, MOST } from "../../plugins/dragoman/calculators/browser/kept-cases.mjs";

/** @param {Record<string, string>} [items] */
function storage(items = {}) {
  return {
    items,
    getItem: (/** @type {string} */ key) => items[key] ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => void (items[key] = text),
  };
}

const holding = (/** @type {unknown} */ value) =>
  new KeptCases(() => storage({ "dragoman.cases.hourly": typeof value === "string" ? value : JSON.stringify(value) }));

test("keeps each case once, in one notation and for its calculator alone", () => {
  const cases = new KeptCases(() => store);
  const store = storage();
  assert.deepEqual(cases.of("hourly"), []);
  assert.deepEqual(cases.keep("hourly", "region=india&agents=2"), { how: "kept", number: 1 });
  assert.deepEqual(cases.keep("hourly", ""), { how: "kept", number: 2 });
  assert.deepEqual(cases.keep("hourly", "agents=2&data_version=7&region=india"), { how: "known", number: 1 });
  assert.deepEqual(cases.of("hourly"), ["agents=2&region=india", ""]);
  assert.deepEqual(cases.of("minute"), []);
  assert.deepEqual(new KeptCases(() => store).of("hourly"), ["agents=2&region=india", ""]);
});

test("lets the oldest go for a fifth", () => {
  const cases = new KeptCases(() => store);
  const store = storage();
  for (const agents of [1, 2, 3, 4]) cases.keep("hourly", `agents=${agents}`);
  assert.deepEqual(cases.keep("hourly", "agents=5"), { how: "replaced", number: MOST });
  assert.deepEqual(cases.of("hourly"), ["agents=2", "agents=3", "agents=4", "agents=5"]);
});

test("tells of changes, by calculator", () => {
  const cases = new KeptCases(() => storage());
  /** @type {string[]} */
  const told = [];
  for (const name of ["hourly", "minute"]) cases.addEventListener(name, () => told.push(name));
  cases.keep("hourly", "agents=1");
  cases.replace("minute", []);
  assert.deepEqual(told, ["hourly", "minute"]);
});

test("works without a storage, and with a full one", () => {
  const refuse = () => {
    throw new DOMException("no", "QuotaExceededError");
  };
  const stores = [refuse, () => undefined, () => ({ ...storage(), setItem: refuse }), () => ({ getItem: refuse, setItem: refuse })];
  for (const store of stores) {
    const cases = new KeptCases(/** @type {any} */ (store));
    assert.deepEqual(cases.keep("hourly", "agents=1"), { how: "kept", number: 1 });
    assert.deepEqual(cases.keep("hourly", "agents=2"), { how: "kept", number: 2 });
    cases.replace("hourly", cases.of("hourly").slice(1));
    assert.deepEqual(cases.of("hourly"), ["agents=2"]);
  }
});

test("takes from the storage only what can be cases", () => {
  for (const value of ["", "no JSON", "{", {}, null, 7, "agents=1", { length: 2, 0: "agents=1" }])
    assert.deepEqual(holding(value).of("hourly"), []);
  assert.deepEqual(holding([1, null, ["agents=1"], { agents: 1 }, "agents=2"]).of("hourly"), ["agents=2"]);
  assert.deepEqual(holding([`agents=${"9".repeat(1_000_000)}`]).of("hourly"), []);
  assert.deepEqual(holding(["agents=1", "agents=1&data_version=x", "?agents=1"]).of("hourly"), ["agents=1"]);
  assert.deepEqual(holding(["a=1", "a=2", "a=3", "a=4", "a=5", "a=6"]).of("hourly"), ["a=3", "a=4", "a=5", "a=6"]);
  assert.deepEqual(holding(["agents=\ud800&region=<b>"]).of("hourly"), ["agents=%EF%BF%BD&region=%3Cb%3E"]);
});
