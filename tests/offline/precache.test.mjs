import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { gzipSync } from "node:zlib";

import { digestOf } from "../../plugins/dragoman/offline/browser/worker/digests.mjs";
import { Editions } from "../../plugins/dragoman/offline/browser/worker/editions.mjs";
import { Precache } from "../../plugins/dragoman/offline/browser/worker/precache.mjs";
import { Pins } from "../../plugins/dragoman/offline/browser/worker/pins.mjs";
import { Places } from "../../plugins/dragoman/offline/browser/worker/places.mjs";
import { Records } from "../../plugins/dragoman/offline/browser/worker/records.mjs";
import { OtherFileError, Store } from "../../plugins/dragoman/offline/browser/worker/store.mjs";
import { FakeCaches, at, fakeHost } from "./fake_caches.mjs";

const SCOPE = "https://host.example/guide/";
const RUNTIME = "assets/calculators/0123456789/";
const bytes = (text) => new TextEncoder().encode(text);
const digest = (text) => digestOf(bytes(text));

globalThis.navigator ??= {}; // Node.js has none before version 21

/** @type {FakeCaches} */
let caches;
beforeEach(() => {
  caches = globalThis.caches = new FakeCaches();
});

/** An edition of a site in two languages, as it is on its host. */
async function edition(mark, shared = "shared") {
  const contents = {
    "": `start ${mark}`,
    "404.html": "missing",
    "he/": `בית ${mark}`,
    "he/404.html": "חסר",
    "style.css": shared,
  };
  const python = { [`${RUNTIME}worker.mjs`]: "worker", [`${RUNTIME}python.zip`]: "python", [`${RUNTIME}he.zip`]: "מילים" };
  const entry = async (text) => [await digest(text), bytes(text).length];
  const lists = { en: {}, he: {}, python: {} };
  for (const [path, text] of Object.entries(contents)) {
    for (const code of path.startsWith("he/") ? ["he"] : path === "style.css" ? ["en", "he"] : ["en"]) {
      lists[code][path] = await entry(text);
    }
  }
  for (const [path, text] of Object.entries(python)) lists.python[path] = await entry(text);
  lists.python[`${RUNTIME}python.zip`].push(gzipSync(python[`${RUNTIME}python.zip`]).length);
  const files = { ...contents, ...python, [`${RUNTIME}python.zip.gz`]: gzipSync(python[`${RUNTIME}python.zip`]) };
  const listed = {};
  for (const [name, list] of Object.entries(lists)) {
    const text = JSON.stringify(list);
    files[`lists/${name}-${mark}.json`] = text;
    listed[name] = { list: `lists/${name}-${mark}.json`, sha256: await digest(text), bytes: 1 };
  }
  const settings = {
    version: mark,
    runtime: "assets/calculators/",
    languages: [
      { code: "en", prefix: "", ...listed.en },
      { code: "he", prefix: "he/", ...listed.he },
    ],
    python: listed.python,
  };
  return { files, settings };
}

function worker(settings) {
  const places = new Places(SCOPE, settings.languages);
  const records = new Records("records", `${SCOPE}.dragoman/records/`);
  const store = new Store("files", `${SCOPE}.dragoman/files/`, places);
  const editions = new Editions(records, store, settings);
  const pins = new Pins(records);
  return { places, records, store, editions, pins, precache: new Precache(records, store, editions, pins) };
}

const text = async (response) => response?.text();

test("a language is kept whole, with progress in bytes, and fetched but once", async () => {
  const { files, settings } = await edition("A");
  const asked = fakeHost(files, SCOPE);
  const { precache, store, editions } = worker(settings);
  const told = [];
  await Promise.all([precache.keep("he", {}, (done, total) => told.push([done, total])), precache.keep("he", {})]);
  assert.equal(await precache.isWhole("he"), true);
  assert.equal(await precache.isWhole("en"), false);
  assert.deepEqual(asked.filter((path) => !path.startsWith("lists/")).sort(), ["he/", "he/404.html", "style.css"]);
  const total = bytes("בית A").length + bytes("חסר").length + bytes("shared").length;
  assert.deepEqual(told[0], [0, total]);
  assert.deepEqual(told.at(-1), [total, total]);
  assert.equal(await text(await store.read("he/", await editions.find("he/", "A"))), "בית A");
});

test("what is being fetched already is not fetched for another wish too", async () => {
  const { files, settings } = await edition("A");
  const asked = fakeHost(files, SCOPE);
  const { precache } = worker(settings);
  const told = [];
  await Promise.all([
    precache.keep("he", {}),
    precache.keep("he", { asked: true, python: true }, (done, total) => told.push([done, total])),
  ]);
  assert.equal(asked.filter((path) => path === "he/").length, 1);
  assert.equal(told.at(-1)[0], told.at(-1)[1]);
});

test("what has come since it was looked for is not fetched again", async () => {
  const { files, settings } = await edition("A");
  const asked = fakeHost(files, SCOPE);
  const { precache, store, editions } = worker(settings);
  const digests = store.digests.bind(store);
  store.digests = async () => {
    const here = await digests();
    store.digests = digests;
    await store.download("he/", (await editions.currentList("he"))["he/"]);
    return here;
  };
  const told = [];
  await precache.keep("he", {}, (done, total) => told.push([done, total]));
  assert.equal(asked.filter((path) => path === "he/").length, 1);
  assert.equal(told.at(-1)[0], told.at(-1)[1]);
});

test("a file that is not the listed one is refused, after a second look past all caches", async () => {
  const { files, settings } = await edition("A");
  const asked = fakeHost({ ...files, "style.css": "share" }, SCOPE);
  const { precache } = worker(settings);
  await assert.rejects(precache.keep("he", {}), OtherFileError);
  assert.equal(asked.filter((path) => path === "style.css").length, 2);
  assert.equal((await precache.status("he")).language.missing >= bytes("shared").length, true);
});

test("an update fetches what has changed, and both editions stay while one is in use", async () => {
  const [a, b] = [await edition("A"), await edition("B")];
  fakeHost(a.files, SCOPE);
  const old = worker(a.settings);
  await old.precache.keep("he", {});
  await old.pins.pin("page", "A");
  const asked = fakeHost(b.files, SCOPE);
  const fresh = worker(b.settings);
  await fresh.precache.update();
  assert.deepEqual(asked.filter((path) => !path.startsWith("lists/")), ["he/"]);
  await fresh.precache.tidy(["page"]);
  assert.equal(await text(await fresh.store.read("he/", await fresh.editions.find("he/", "A"))), "בית A");
  assert.equal(await text(await fresh.store.read("he/", await fresh.editions.find("he/", "B"))), "בית B");
});

test("a new edition is news only if something is new in the reader's language", async () => {
  const [a, b] = [await edition("A"), await edition("B")];
  fakeHost(a.files, SCOPE);
  await worker(a.settings).precache.keep("he", {});
  const dated = JSON.stringify({ ...JSON.parse(a.files["lists/he-A.json"]), "sitemap.xml": [await digest("dates"), 5] });
  const list = { list: "lists/he-dated.json", sha256: await digest(dated), bytes: 1 };
  fakeHost({ ...a.files, "lists/he-dated.json": dated, "sitemap.xml": "dates" }, SCOPE);
  const languages = a.settings.languages.map((it) => (it.code === "he" ? { ...it, ...list } : it));
  const same = { ...a.settings, version: "A2", languages };
  const twin = worker(same);
  await twin.precache.update();
  assert.equal(await twin.precache.isNews("he", "A"), false);
  fakeHost(b.files, SCOPE);
  const fresh = worker(b.settings);
  await fresh.precache.update();
  assert.equal(await fresh.precache.isNews("he", "A"), true);
  assert.equal(await fresh.precache.isNews("he", "B"), false);
  assert.equal(await fresh.precache.isNews("he", null), false);
});

test("an edition that no page uses is thrown away, what it shares is not", async (t) => {
  const [a, b] = [await edition("A"), await edition("B")];
  fakeHost(a.files, SCOPE);
  const old = worker(a.settings);
  await old.precache.keep("he", {});
  await old.pins.pin("closed", "A");
  const digests = await old.store.digests();
  fakeHost(b.files, SCOPE);
  const fresh = worker(b.settings);
  await fresh.precache.update();
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + 3_600_000 });
  await fresh.precache.tidy([]);
  const left = await fresh.store.digests();
  assert.equal(await fresh.editions.find("he/", "A"), undefined);
  assert.equal(left.has(await digest("shared")), true);
  assert.equal(left.has(await digest("בית A")), false);
  assert.equal(digests.size, left.size);
});

test("what comes while the device is tidied stays", async () => {
  const { files, settings } = await edition("A");
  fakeHost(files, SCOPE);
  const { precache, editions } = worker(settings);
  const digests = editions.digests.bind(editions);
  editions.digests = async () => {
    const wanted = await digests();
    await precache.keep("he", {});
    return wanted;
  };
  await precache.tidy([]);
  precache.doubt();
  assert.equal(await precache.isWhole("he"), true);
});

test("the last whole edition stays as long as the new one is not", async () => {
  const [a, b] = [await edition("A"), await edition("B")];
  fakeHost(a.files, SCOPE);
  await worker(a.settings).precache.keep("he", {});
  fakeHost({ ...b.files, "he/": "other" }, SCOPE);
  const fresh = worker(b.settings);
  await assert.rejects(fresh.precache.update());
  await fresh.precache.tidy([]);
  assert.equal(await text(await fresh.store.read("he/", await fresh.editions.find("he/", "A"))), "בית A");
});

test("an edition that never comes whole is given up after three times", async () => {
  const [a, b] = [await edition("A"), await edition("B")];
  fakeHost(a.files, SCOPE);
  await worker(a.settings).precache.keep("he", {});
  fakeHost({ ...b.files, "he/": "changed on its way" }, SCOPE);
  await assert.rejects(worker(b.settings).precache.update());
  await assert.rejects(worker(b.settings).precache.update());
  await worker(b.settings).precache.update();
});

test("without a connection an update is tried again for ever", async () => {
  const [a, b] = [await edition("A"), await edition("B")];
  fakeHost(a.files, SCOPE);
  await worker(a.settings).precache.keep("he", {});
  globalThis.fetch = () => Promise.reject(new TypeError("no network"));
  for (let time = 0; time < 5; time += 1) await assert.rejects(worker(b.settings).precache.update(), TypeError);
});

test("a full device takes the new edition from the network, instead of the old one for ever", async () => {
  const [a, b] = [await edition("A"), await edition("B")];
  fakeHost(a.files, SCOPE);
  await worker(a.settings).precache.keep("he", {});
  fakeHost(b.files, SCOPE);
  caches.trouble = new DOMException("full", "QuotaExceededError");
  await worker(b.settings).precache.update();
});

test("what the reader has taken away stays away until the reader asks", async () => {
  const { files, settings } = await edition("A");
  const asked = fakeHost(files, SCOPE);
  const { precache, store } = worker(settings);
  await precache.keep("he", {});
  await precache.remove();
  asked.length = 0;
  await precache.keep("he", {});
  assert.deepEqual(asked, []);
  assert.equal((await store.digests()).size, 0);
  assert.equal((await precache.status("he")).refused, true);
  await precache.keep("he", { asked: true });
  assert.equal(await precache.isWhole("he"), true);
});

test("a precompressed file is kept, and given out unpacked", async () => {
  const { files, settings } = await edition("A");
  const asked = fakeHost(files, SCOPE);
  const { precache, store, editions } = worker(settings);
  await precache.keep("en", { asked: true, python: true });
  assert.equal(asked.includes(`${RUNTIME}python.zip.gz`), true);
  assert.equal(asked.includes(`${RUNTIME}python.zip`), false);
  const response = await store.read(`${RUNTIME}python.zip`, await editions.find(`${RUNTIME}python.zip`, "A"));
  assert.equal(response.headers.has("content-encoding"), true);
  assert.equal(await text(response), "python");
  assert.equal((await precache.status("en")).python.missing, 0);
});

test("a file of the runtime that is named by a language is kept with that language", async () => {
  const { files, settings } = await edition("A");
  const asked = fakeHost(files, SCOPE);
  const { precache } = worker(settings);
  await precache.keep("en", { asked: true, python: true });
  assert.equal(asked.includes(`${RUNTIME}he.zip`), false);
  await precache.keep("he", {});
  assert.equal(asked.includes(`${RUNTIME}he.zip`), true);
});

test("of the runtime only what was used is kept, when all of it was seen", async () => {
  const { files, settings } = await edition("A");
  const asked = fakeHost(files, SCOPE);
  const { precache, editions } = worker(settings);
  await precache.keep("en", {});
  const path = `${RUNTIME}worker.mjs`;
  await precache.take(path, await editions.find(path, "A"), at(new Response("worker"), SCOPE + path));
  await precache.keepUsedPython(true, "A");
  assert.equal(asked.some((it) => it.startsWith(RUNTIME)), false);
  assert.equal((await precache.status("en")).python.missing, 0);
});

test("a compressed answer is packed, an uncompressed one is left for the precompressed file", async () => {
  const { files, settings } = await edition("A");
  fakeHost(files, SCOPE);
  const { precache, editions, store } = worker(settings);
  await precache.keep("en", {});
  const path = `${RUNTIME}python.zip`;
  const kept = await editions.find(path, "A");
  await precache.take(path, kept, at(new Response("python"), SCOPE + path));
  assert.equal(await store.read(path, kept), undefined);
  const encoded = new Response("python", { headers: { "content-encoding": "br" } });
  await precache.take(path, kept, at(encoded, SCOPE + path));
  assert.equal(await text(await store.read(path, kept)), "python");
});

test("a damaged entry is not given out, and forgotten", async () => {
  const { files, settings } = await edition("A");
  fakeHost(files, SCOPE);
  await worker(settings).precache.keep("he", {});
  const cache = await caches.open("files");
  await cache.put(`${SCOPE}.dragoman/files/${await digest("shared")}`, new Response("damaged"));
  const { store, editions } = worker(settings);
  const kept = await editions.find("style.css", "A");
  assert.equal(await store.read("style.css", kept), undefined);
  assert.equal((await store.digests()).has(kept[0]), false);
});

test("wasm is given out as such, and headers that a cache refuses are left behind", async () => {
  const { settings } = await edition("A");
  const { store } = worker(settings);
  const kept = [await digest("wasm"), 4];
  const response = new Response("wasm", { headers: { "content-type": "text/plain", vary: "*", "x-own": "1" } });
  await store.take("a.wasm", kept, at(response, `${SCOPE}a.wasm`));
  const read = await store.read("a.wasm", kept);
  assert.equal(read.headers.get("content-type"), "application/wasm");
  assert.equal(read.headers.get("x-own"), "1");
  const precompressed = new Response(gzipSync("other"), { headers: { "content-type": "application/gzip" } });
  const keptPacked = [await digest("other"), 5, gzipSync("other").length];
  await store.take("b.wasm.gz", keptPacked, at(precompressed, `${SCOPE}b.wasm.gz`));
  const unpacked = await store.read("b.wasm", keptPacked);
  assert.equal(unpacked.headers.get("content-type"), "application/wasm");
  assert.equal(await text(unpacked), "other");
});

test("the page for missing addresses may come as what it is", async () => {
  const { files, settings } = await edition("A");
  const missing = (text) => () => new Response(text, { status: 404 });
  fakeHost({ ...files, "he/404.html": missing("חסר") }, SCOPE);
  const { precache } = worker(settings);
  await precache.keep("he", {});
  assert.equal(await precache.isWhole("he"), true);
  fakeHost({ ...files, "style.css": missing("shared"), "404.html": missing("missing") }, SCOPE);
  await worker(settings).precache.remove();
  await assert.rejects(worker(settings).precache.keep("en", { asked: true }), OtherFileError);
});

test("a file kept under another address is given out under the one asked for", async () => {
  const { settings } = await edition("A");
  const { store } = worker(settings);
  const kept = [await digest("x"), 1];
  await store.take("one/x.mjs", kept, at(new Response("x"), `${SCOPE}one/x.mjs`));
  assert.equal((await store.read("one/x.mjs", kept)).url, `${SCOPE}one/x.mjs`);
  assert.equal((await store.read("two/x.mjs", kept)).url, "");
});
