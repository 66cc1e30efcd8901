/** What the build puts into a worker of Python: `define` in plugins/dragoman/runtime/build/make-scripts.mjs. */
declare const SETTINGS: import("../../plugins/dragoman/runtime/browser/boot.mjs").Settings;

/** What the build puts before a worker of the search: plugins/dragoman/search/publishing.py. */
declare const settings: {
  /** A BCP 47 tag. */
  language: string;
  /** Addresses relative to the script. */
  theme: string;
  index: string;
};
