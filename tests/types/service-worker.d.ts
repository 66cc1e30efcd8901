/** What the build puts before the service worker: plugins/dragoman/offline/worker.py. */
declare const settings: import("../../plugins/dragoman/offline/browser/worker/editions.mjs").Settings;
