"use strict";
// Takes an earlier service worker of this site, and all that it kept on this device, away.
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const beginning = `dragoman ${new URL(worker.registration.scope).pathname} `;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys().catch(() => /** @type {string[]} */ ([]))) {
    if (name.startsWith(beginning)) await caches.delete(name);
  }
  await worker.registration.unregister();
}
