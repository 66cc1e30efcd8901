// @ts-check
/**
 * Keeps the language switch on the page and the section that the reader is at.
 *
 * The switch is complete without this module. It sits in the header, which instant navigation
 * leaves in place, so each page brings its own entries in a <template>.
 */

const READING_LINE = 0.25 // of the viewport's height: the heading above it is the one being read

/**
 * The id of the section at the reader's eyes, or "" at the head of the page.
 *
 * @param {Document} page
 * @param {string} hash the fragment of the page's address
 * @returns {string}
 */
export function currentSection(page, hash) {
  const height = page.documentElement.clientHeight
  const target = hash.length > 1 ? page.getElementById(decoded(hash.slice(1))) : null
  if (target) {
    const { top, bottom } = target.getBoundingClientRect()
    if (bottom > 0 && top < height) return target.id
  }
  if (page.defaultView?.scrollY === 0) return ""
  let section = ""
  for (const heading of page.querySelectorAll("article :is(h2, h3, h4, h5, h6)[id]")) {
    const isShown = heading.getClientRects().length > 0 // not within closed details
    if (!isShown) continue
    if (heading.getBoundingClientRect().top > height * READING_LINE) break
    section = heading.id
  }
  return section
}

/**
 * The language prefix that an address begins with; "" stands for the default language.
 *
 * @param {string} address
 * @param {string} base the address of the site
 * @param {string[]} prefixes of the other languages, such as "he/"
 * @returns {string | null} null for an address outside the site
 */
export function languagePrefix(address, base, prefixes) {
  const plain = address.split(/[?#]/, 1)[0]
  if (!plain.startsWith(base)) return null
  const path = plain.slice(base.length)
  return prefixes.find((prefix) => path.startsWith(prefix) || `${path}/` === prefix) ?? ""
}

/** @param {string} fragment */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** @param {HTMLElement} menu the element with the button and the list */
function start(menu) {
  const prefixes = (menu.dataset.dgSwitch ?? "").split(" ").filter(Boolean)
  const base = siteBase()

  const keepSection = () => {
    const section = currentSection(document, location.hash)
    for (const link of menu.querySelectorAll("a")) link.hash = section
  }
  for (const event of ["pointerenter", "pointerdown", "focusin", "click"])
    menu.addEventListener(event, keepSection, { capture: true })
  window.addEventListener("hashchange", keepSection)
  keepSection()

  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !(document.activeElement instanceof HTMLElement)) return
    document.activeElement.blur()
  })

  let shown = location.pathname
  const showEntries = () => {
    const entries = document.querySelector("template#dg-languages")
    if (location.pathname === shown || !(entries instanceof HTMLTemplateElement)) return
    shown = location.pathname
    menu.querySelector("ul")?.replaceChildren(entries.content.cloneNode(true))
    // Absolute from now on: the address changes before the next page's entries are here.
    for (const link of menu.querySelectorAll("a")) link.setAttribute("href", link.href)
    keepSection()
  }
  window.document$?.subscribe(showEntries)

  // Instant navigation would put a page of another language into this page's header and direction.
  const here = languagePrefix(location.href, base, prefixes)
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null
      if (!(link instanceof HTMLAnchorElement) || link.target) return
      const there = languagePrefix(link.href, base, prefixes)
      if (there !== null && there !== here) link.target = "_self"
    },
    { capture: true },
  )
}

/** @returns {string} the address of the site, as it is on the first page that loads this module */
function siteBase() {
  const config = document.getElementById("__config")?.textContent
  const { base } = config ? JSON.parse(config) : { base: "." }
  return new URL(base.endsWith("/") ? base : `${base}/`, location.href).href
}

if (typeof document !== "undefined") {
  const menu = document.querySelector("[data-dg-switch]")
  if (menu instanceof HTMLElement) start(menu)
}
