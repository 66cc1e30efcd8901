import { isPage } from "./places.mjs";

/** @typedef {(version: string | null, told?: { unreachable?: boolean, absent?: boolean }) => void} Pinned see Pins.pin */

/** Answers the requests of pages: each gets the files of the edition that it was made from. */
export class Answering {
  #places;
  #store;
  #editions;
  #pins;
  #precache;
  #runtime;

  /**
   * @param {import("./places.mjs").Places} places
   * @param {import("./store.mjs").Store} store
   * @param {import("./editions.mjs").Editions} editions
   * @param {import("./pins.mjs").Pins} pins
   * @param {import("./precache.mjs").Precache} precache
   * @param {string} runtime folder of the browser runtime
   */
  constructor(places, store, editions, pins, precache, runtime) {
    this.#places = places;
    this.#store = store;
    this.#editions = editions;
    this.#pins = pins;
    this.#precache = precache;
    this.#runtime = runtime;
  }

  /**
   * @param {Request} request
   * @returns {string | undefined} the path of a request that is ours to answer
   */
  pathOf(request) {
    if (request.method !== "GET" || request.headers.has("range") || request.cache === "only-if-cached") return undefined;
    return this.#places.pathOf(request.url);
  }

  /**
   * @param {FetchEvent} event
   * @param {string} path
   * @returns {Promise<Response>}
   */
  answer(event, path) {
    const isNavigation = event.request.mode === "navigate";
    return isNavigation ? this.#navigation(event, path) : this.#resource(event, path);
  }

  /**
   * @param {FetchEvent} event
   * @param {string} path
   */
  async #navigation(event, path) {
    const { current } = this.#editions;
    const client = event.resultingClientId;
    const language = this.#places.languageOf(path).code;
    /** @type {Pinned} */
    const pinned = (version, told) => event.waitUntil(this.#pins.pin(client, version, told).catch(() => {}));
    try {
      if (await this.#precache.isWhole(language)) {
        const page = await this.#kept(path, current, event);
        if (page) {
          pinned(current);
          return page;
        }
      }
    } catch {
      // Storage that fails is as good as none.
    }
    /** @type {Response | undefined} */
    let response;
    try {
      response = await fetch(event.request, { cache: "no-cache" });
      if (response.status >= 500) throw new Error(`status ${response.status}`);
    } catch (reason) {
      const kept = await this.#withoutNetwork(event, path, pinned).catch(() => undefined);
      if (kept) return kept;
      if (response) return response; // the host's own word on what is wrong
      throw reason;
    }
    const listed = await this.#editions.find(path, current).catch(() => undefined);
    if (!listed || response.status !== 200 || response.redirected || response.type === "opaqueredirect") {
      pinned(null);
      return response;
    }
    // One file tells which edition the host gives out: whatever the page asks for next must be of the same.
    const fits = await this.#takes(path, listed, response.clone());
    pinned(fits ? current : null);
    return response;
  }

  /**
   * @param {FetchEvent} event
   * @param {string} path
   * @param {Pinned} pinned
   * @returns {Promise<Response | undefined>} what this device has, in place of what the network did not give
   */
  async #withoutNetwork(event, path, pinned) {
    const versions = await this.#editions.known();
    for (const version of versions) {
      const page = await this.#kept(path, version, event);
      if (page) {
        pinned(version, { unreachable: true });
        return page;
      }
      if (!isPage(path) && (await this.#editions.find(`${path}/`, version))) {
        const { search } = new URL(event.request.url);
        return Response.redirect(this.#places.addressOf(`${path}/`) + search, 302);
      }
    }
    const own = `${this.#places.languageOf(path).prefix}404.html`;
    for (const version of versions) {
      for (const name of [own, "404.html", ...(await this.#notFoundPages(version))]) {
        const page = await this.#kept(name, version, event);
        if (!page) continue;
        pinned(version, { unreachable: true, absent: true });
        return new Response(page.body, { status: 404, statusText: "Not Found", headers: page.headers });
      }
    }
    return undefined;
  }

  /** @param {string} version */
  async #notFoundPages(version) {
    const pages = [];
    for (const name of await this.#editions.names(version)) {
      pages.push(...Object.keys((await this.#editions.list(version, name)) ?? {}).filter((path) => path.endsWith("/404.html")));
    }
    return pages;
  }

  /**
   * @param {FetchEvent} event
   * @param {string} path
   */
  async #resource(event, path) {
    const { request } = event;
    /** @type {[string, import("./store.mjs").Kept] | undefined} */
    let found;
    let version;
    try {
      version = await this.#pins.versionOf(event.clientId);
      if (event.resultingClientId && version !== undefined) event.waitUntil(this.#pins.pin(event.resultingClientId, version));
      found = version === null ? undefined : await this.#listed(path, version);
      const response = found && !isDouble(path, found[1]) && (await this.#read(path, found[1], event));
      if (response) return response;
    } catch {
      // Storage that fails is as good as none.
    }
    const response = await fetch(request);
    if (!found || response.status !== 200 || !(await this.#precache.isAllowed().catch(() => false))) return response;
    const copy = response.clone();
    if (version && isPage(path) && !(await this.#takes(path, found[1], copy))) {
      // The next edition's page must not get into this one's: the page is then loaded as a whole instead.
      return Response.error();
    }
    if (!isPage(path)) event.waitUntil(this.#precache.take(path, found[1], copy, !path.startsWith(this.#runtime)));
    return response;
  }

  /**
   * @param {string} path
   * @param {string | undefined} version of the page that asks, undefined if it is not known
   * @returns {Promise<[string, import("./store.mjs").Kept] | undefined>} the edition and what it lists
   */
  async #listed(path, version) {
    for (const one of version ? [version] : await this.#editions.known()) {
      const kept = await this.#editions.find(path, one);
      if (kept) return [one, kept];
    }
    return undefined;
  }

  /**
   * @param {string} path
   * @param {string} version
   * @param {FetchEvent} event
   */
  async #kept(path, version, event) {
    const kept = await this.#editions.find(path, version);
    return kept && this.#read(path, kept, event);
  }

  /**
   * @param {string} path
   * @param {import("./store.mjs").Kept} kept
   * @param {FetchEvent} event
   */
  async #read(path, kept, event) {
    const later = path.startsWith(this.#runtime) ? (/** @type {Promise<unknown>} */ work) => event.waitUntil(work) : undefined;
    const response = await this.#store.read(path, kept, later);
    if (!response) this.#precache.doubt();
    return response;
  }

  /**
   * @param {string} path
   * @param {import("./store.mjs").Kept} kept
   * @param {Response} response
   * @returns {Promise<boolean>} whether it is the file listed; it is then kept, if there is room
   */
  async #takes(path, kept, response) {
    const isRight = await this.#store.fits(path, kept, response.clone());
    if (isRight && (await this.#precache.isAllowed())) await this.#precache.take(path, kept, response);
    return isRight;
  }
}

/**
 * @param {string} path
 * @param {import("./store.mjs").Kept} kept
 */
const isDouble = (path, kept) => kept[2] !== undefined && path.endsWith(".gz");
