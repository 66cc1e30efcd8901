/* global settings: what the build knows, see worker.py */
import { Answering } from "./answering.mjs";
import { Editions } from "./editions.mjs";
import { Precache, isFull } from "./precache.mjs";
import { Pins } from "./pins.mjs";
import { Places } from "./places.mjs";
import { Records } from "./records.mjs";
import { Store } from "./store.mjs";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { clients, registration } = worker;
const { scope } = registration;
const beginning = `dragoman ${new URL(scope).pathname} `;
const places = new Places(scope, settings.languages);
const records = new Records(`${beginning}records`, `${scope}.dragoman/records/`);
const store = new Store(`${beginning}files`, `${scope}.dragoman/files/`, places);
const editions = new Editions(records, store, settings);
const pins = new Pins(records);
const precache = new Precache(records, store, editions, pins);
const answering = new Answering(places, store, editions, pins, precache, settings.runtime);

worker.addEventListener("install", (event) => {
  event.waitUntil(install());
});

/** Gets this edition whole beside the last one. Only then it takes over; open pages keep theirs all the same. */
async function install() {
  try {
    await precache.update();
  } catch (reason) {
    if (registration.active) throw reason; // the last edition stays, and the browser tries again later
  }
  await worker.skipWaiting();
}

worker.addEventListener("activate", (event) => {
  event.waitUntil(activate());
});

async function activate() {
  await clients.claim();
  try {
    for (const { id } of await openClients()) {
      if ((await pins.versionOf(id)) === undefined) await pins.pin(id, editions.current);
    }
    await tidy();
  } catch {
    // Storage is forbidden or full: then nothing is kept, and all goes on from the network.
  }
  for (const client of await openClients()) client.postMessage({ type: "edition" });
}

const openClients = () => clients.matchAll({ type: "all", includeUncontrolled: true });

async function tidy() {
  if (registration.installing || registration.waiting) return; // theirs is not to be thrown away
  await precache.tidy((await openClients()).map(({ id }) => id));
}

worker.addEventListener("fetch", (event) => {
  const path = answering.pathOf(event.request);
  if (path !== undefined) event.respondWith(answering.answer(event, path));
});

worker.addEventListener("message", (event) => {
  const [port] = event.ports;
  const client = event.source && "id" in event.source ? event.source.id : "";
  if (event.data.type === "take over") event.waitUntil(worker.skipWaiting());
  if (port) event.waitUntil(reply(event.data, client, port));
});

/** What pages have asked for and not been answered, by the names that they gave it. @type {Set<string>} */
const unanswered = new Set();

/**
 * The paths of what a page has used, and the one that is shown in place of what is not here.
 * @param {{ language: string, addresses: string[] }} used
 */
function visited({ language, addresses }) {
  const prefix = settings.languages.find(({ code }) => code === language)?.prefix ?? "";
  return [...addresses.map((it) => places.pathOf(it)), `${prefix}404.html`].filter((path) => path !== undefined);
}

/**
 * Does what a page asks, and says in the end how things stand.
 * @param {any} data
 * @param {string} client
 * @param {MessagePort} port
 */
async function reply(data, client, port) {
  if (data.type === "pulse") return port.postMessage({ isKnown: unanswered.has(data.id) });
  unanswered.add(data.id);
  let told = 0;
  /** @type {import("./jobs.mjs").OnProgress} */
  const onProgress = (done, total) => {
    if (performance.now() - told < 100 && done < total) return;
    told = performance.now();
    port.postMessage({ progress: { done, total } });
  };
  let failure = "";
  try {
    if (data.type === "keep") {
      await precache.keep(data.language, data, onProgress);
      await tidy();
    }
    if (data.type === "visited") await precache.keepVisited(data.language, visited(data));
    if (data.type === "python") await precache.keepUsedPython(data.watched, (await pins.versionOf(client)) ?? editions.current);
    if (data.type === "stop") precache.stop();
    if (data.type === "remove") await precache.remove();
  } catch (reason) {
    failure = isFull(reason) ? "full" : reason instanceof Error && reason.name === "AbortError" ? "stopped" : "network";
  }
  telling = telling.then(() => tell(data.language, failure, client, port));
  await telling;
  unanswered.delete(data.id);
}

/** One status is told after the other: pages take the last for how things stand. */
let telling = Promise.resolve();

/**
 * @param {string} language
 * @param {string} failure
 * @param {string} client
 * @param {MessagePort} port
 */
async function tell(language, failure, client, port) {
  try {
    const here = await pins.versionOf(client);
    const status = await precache.status(language);
    const isNews = await precache.isNews(language, here);
    port.postMessage({ status: { ...status, ...(await pins.told(client)), isNews, failure } });
  } catch {
    port.postMessage({ status: undefined });
  }
}
