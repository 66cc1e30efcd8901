"use strict";
// Takes an earlier service worker of this site, and all that it kept on this device, away.
const beginning = `dragoman ${new URL(registration.scope).pathname} `;

addEventListener("install", (event) => event.waitUntil(skipWaiting()));

addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys().catch(() => [])) {
    if (name.startsWith(beginning)) await caches.delete(name);
  }
  await registration.unregister();
}
