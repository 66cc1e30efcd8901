// @ts-check
/**
 * Speaks the reader's language on the page for missing addresses, and looks for what was meant.
 *
 * Without this module the page says the same in every language.
 *
 * @typedef {{ code: string, dir: string, name: string, prefix: string }} Language
 * @typedef {{ languages: Language[], pages: string[] }} Site
 */

const LOCALE = /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i
const FORMER_CODES = { in: "id", iw: "he" }

/**
 * The language that an address asks for, and the page that it means.
 *
 * @param {string} path of the address, after that of the site
 * @param {Site} site
 * @returns {{ language: Language, page: string | null }} page without its language, if it exists
 */
export function readPath(path, site) {
  const [first, ...rest] = path.split("/")
  const language = languageOf(first, site.languages)
  const page = findPage(language ? rest.join("/") : path, site.pages)
  return { language: language ?? defaultLanguage(site), page }
}

/** @param {Site} site */
function defaultLanguage(site) {
  return site.languages.find(({ prefix }) => prefix === "") ?? site.languages[0]
}

/**
 * @param {string} segment such as "he", "iw" or "zh-TW"
 * @param {Language[]} languages
 */
function languageOf(segment, languages) {
  if (!LOCALE.test(segment)) return undefined
  const code = segment.toLowerCase().replaceAll("_", "-")
  const primary = code.split("-")[0]
  const current = FORMER_CODES[/** @type {keyof typeof FORMER_CODES} */ (primary)] ?? primary
  return (
    languages.find((language) => language.code.toLowerCase() === code) ??
    languages.find((language) => language.code.toLowerCase().split("-")[0] === current)
  )
}

/**
 * @param {string} path
 * @param {string[]} pages
 */
function findPage(path, pages) {
  const bare = path.toLowerCase().replace(/(^|\/)index\.html$|\.html$|\.md$|\/+$/, "")
  const candidates = [path, `${bare}/`, `${bare}.html`]
  return candidates.find((candidate) => candidate !== "" && pages.includes(candidate)) ?? null
}

/** @param {HTMLElement} root */
function show(root) {
  /** @type {Site} */
  const site = JSON.parse(root.dataset.dgSite ?? "{}")
  const base = root.dataset.dgBase ?? "/"
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : ""
  const { language, page } = readPath(path, site)

  const blocks = [...root.querySelectorAll("section")]
  const chosen = blocks.find((block) => block.lang === language.code) ?? blocks[0]
  for (const block of blocks) block.hidden = block !== chosen
  document.documentElement.lang = chosen.lang
  document.documentElement.dir = chosen.dir
  document.body.dir = chosen.dir
  document.title = chosen.dataset.dgTitle ?? document.title

  const list = chosen.querySelector("ul")
  if (page === null || !list) return
  list.replaceChildren(...site.languages.map((it) => entry(it, `${base}${it.prefix}${page}`)))
  list.parentElement?.removeAttribute("hidden")
}

/**
 * @param {Language} language
 * @param {string} address
 */
function entry(language, address) {
  const link = Object.assign(document.createElement("a"), {
    href: address,
    hreflang: language.code,
    lang: language.code,
    dir: language.dir,
    target: "_self",
    textContent: language.name,
  })
  const item = document.createElement("li")
  item.append(link)
  return item
}

/**
 * Light or dark as chosen on other pages, else as the device is; where there is a header, the theme does it.
 *
 * @param {string} base path of the site
 */
function colour(base) {
  if (document.querySelector("[data-md-component=palette]")) return
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const { media, scheme } = chosenColours(base)
  const apply = () => {
    const devices = dark.matches ? "slate" : "default"
    document.body.dataset.mdColorScheme = media?.includes(":") ? scheme : devices
  }
  dark.addEventListener("change", apply)
  apply()
}

/**
 * What the theme stored; a medium without a value stands for the device's.
 *
 * @param {string} base path of the site
 * @returns {{ media?: string, scheme?: string }}
 */
function chosenColours(base) {
  try {
    return JSON.parse(localStorage.getItem(`${base}.__palette`) ?? "{}")?.color ?? {}
  } catch {
    return {}
  }
}

if (typeof document !== "undefined") {
  const root = document.querySelector("[data-dg-site]")
  if (root instanceof HTMLElement) {
    colour(root.dataset.dgBase ?? "/")
    show(root)
  }
}
