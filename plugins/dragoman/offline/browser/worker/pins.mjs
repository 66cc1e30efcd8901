/** How long after its beginning a page counts as open although the browser does not list it (any more). */
const GRACE = 30 * 60_000;

/**
 * Which edition each open page was made from. A page, and the workers it starts, get that edition's files until it is
 * closed or loaded anew, whatever has become current since.
 */
export class Pins {
  #records;
  /** @type {Map<string, string | null | undefined>} */
  #known = new Map();

  /** @param {import("./records.mjs").Records} records */
  constructor(records) {
    this.#records = records;
  }

  /**
   * @param {string} client
   * @param {string | null} version null for a page that came from the network and fits no edition known here
   * @param {{ unreachable?: boolean, absent?: boolean }} [told] whether the network failed, and had what the reader
   *   wanted, which this device has not
   */
  async pin(client, version, told = {}) {
    if (!client || this.#known.get(client) === version) return;
    this.#known.set(client, version);
    await this.#records.set(`clients/${client}`, { version, since: Date.now(), ...told });
  }

  /**
   * @param {string} client
   * @returns {Promise<{ unreachable?: boolean, absent?: boolean }>} what `pin` was told
   */
  async told(client) {
    const { unreachable, absent } = (client && (await this.#records.get(`clients/${client}`))) || {};
    return { unreachable, absent };
  }

  /**
   * @param {string} client
   * @returns {Promise<string | null | undefined>} undefined if nothing is known of it
   */
  async versionOf(client) {
    if (!client) return undefined;
    if (!this.#known.has(client)) this.#known.set(client, (await this.#records.get(`clients/${client}`))?.version);
    return this.#known.get(client);
  }

  /**
   * Forgets the clients that are gone.
   * @param {Iterable<string>} open ids of the clients that are there
   * @returns {Promise<Set<string>>} the editions that are in use
   */
  async used(open) {
    const there = new Set(open);
    /** @type {Set<string>} */
    const versions = new Set();
    for (const client of await this.#records.keys("clients/")) {
      const { version, since } = (await this.#records.get(`clients/${client}`)) ?? { version: null, since: 0 };
      if (!there.has(client) && Date.now() - since > GRACE) {
        this.#known.delete(client);
        await this.#records.delete(`clients/${client}`);
      } else if (version) {
        versions.add(version);
      }
    }
    return versions;
  }
}
