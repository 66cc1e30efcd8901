"""The small site in Chromium: kept, brought up to date, taken away, and what may go wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dragoman.offline.texts import page_texts
from engines.by_playwright import CHROMIUM_ARGUMENTS, find_chromium
from web_host import Host

from .conftest import Device, editions, panel, see_edition, wait_for_state
from .small_site import HEBREW, SmallSite

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("prefix", ["", "he/"])
def test_a_language_is_there_without_a_connection(device: Device, prefix: str) -> None:
    device.open_and_keep(prefix)
    device.host.is_down = True
    page = device.open(f"{prefix}cost/")
    assert editions(page) == {"A"}
    assert device.complaints == []


def test_the_other_language_is_not_fetched(device: Device) -> None:
    device.open_and_keep("he/")
    assert not [path for path in device.host.asked if path in {"", "cost/", "404.html"}]


def test_a_share_link_opens_its_page(device: Device) -> None:
    device.open_and_keep()
    device.host.is_down = True
    page = device.open("cost/?agents=3#top")
    assert editions(page) == {"A"}
    assert page.url.endswith("cost/?agents=3#top")


def test_headers_stay_with_what_is_kept(device: Device) -> None:
    device.open_and_keep()
    device.host.is_down = True
    page = device.open()
    response = page.goto(device.host.url + "cost/")
    assert response
    assert response.from_service_worker
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert response.headers["x-marker"] == "kept"


def test_an_unknown_address_is_told_honestly(device: Device) -> None:
    device.open_and_keep("he/")
    device.host.is_down = True
    page = device.context.new_page()
    response = page.goto(device.host.url + "he/elsewhere/")
    assert response
    assert response.status == 404
    expect(page.locator("html")).to_have_attribute("lang", "he")
    expect(page.locator("[data-dg-not-kept]")).to_be_visible()
    expect(page.locator("[data-dg-missing]")).to_be_hidden()
    expect(page.locator("h1")).to_have_text("offline")


def test_an_address_without_its_slash_leads_to_the_page(device: Device) -> None:
    device.open_and_keep()
    device.host.is_down = True
    page = device.open("cost?agents=3")
    assert page.url.endswith("cost/?agents=3")
    assert editions(page) == {"A"}


def test_a_host_s_redirect_is_followed_while_the_language_is_not_whole(
    device: Device, host: Host
) -> None:
    page = device.open_and_keep()
    panel(page).get_by_role("button", name="Remove from this device").click()
    wait_for_state(page, "none")
    page = device.open("cost?agents=3")
    assert page.url.endswith("/cost/?agents=3")
    assert editions(page) == {"A"}
    assert "cost" in host.asked


def use(page: Page) -> None:
    """Ask edition A's Python something."""
    page.locator("[name=agents]").fill("7")
    expect(page.locator("output")).to_contain_text("7 A")


def hold(host: Host, name: str) -> tuple[threading.Event, threading.Event]:
    """Have a file wait on its way out. The events: it has been asked for; set by the test, it may go."""
    is_asked, let_go = threading.Event(), threading.Event()

    def wait(content: bytes) -> bytes:
        is_asked.set()
        let_go.wait(60)
        return content

    host.faults[name] = wait
    return is_asked, let_go


def test_python_is_kept_once_it_has_answered(device: Device) -> None:
    page = device.open_and_keep("cost/")
    assert not [path for path in device.host.asked if path.endswith("python.wasm")]
    page = device.open("cost/")
    use(page)
    wait_for_state(page, "all")
    assert not [path for path in device.host.asked if path.endswith("library.bin")]
    device.host.is_down = True
    page = device.open("cost/")
    use(page)
    expect(page.locator("output")).to_contain_text("application/wasm")
    assert device.complaints == []


def test_python_is_kept_when_it_was_used_before_the_worker_was_there(device: Device) -> None:
    _, let_go = hold(device.host, "service-worker.js")
    page = device.open("cost/")
    use(page)
    let_go.set()
    wait_for_state(page, "all")
    device.host.is_down = True
    use(device.open("cost/"))


def test_an_update_never_mixes_two_editions(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    page = device.open_and_keep("cost/")
    use(page)
    wait_for_state(page, "all")
    page.locator("[name=agents]").fill("12")

    small_site.edition = "B"
    host.site = small_site.build()
    other = device.open("")
    assert editions(other) == {"A"}  # the old one still, whole
    notice = see_edition(device, page)

    assert editions(page) == {"A"}
    assert page.locator("[name=agents]").input_value() == "12"
    texts = page.evaluate(
        """() => Promise.all(["cost/", "assets/style.css", "assets/app.js"].map(async (path) =>
          (await fetch(new URL(`../${path}`, location.href))).text()))"""
    )
    assert all("A" in text and "B" not in text.replace("DOCTYPE", "") for text in texts[1:])
    assert 'data-edition="A"' in texts[0]
    page.locator("[name=kind][value=y]").check()
    page.locator("[name=agents]").fill("13")
    expect(page.locator("output")).to_contain_text("13 A")

    notice.get_by_role("button").first.click()
    page.wait_for_selector("h1[data-edition=B]")
    assert editions(page) == {"B"}
    expect(page.locator("output")).to_contain_text("13 B")  # what was typed came along
    assert page.locator("[name=kind][value=y]").is_checked()
    page.locator("[name=agents]").fill("14")
    expect(page.locator("output")).to_contain_text("14 B")
    assert editions(other) == {"A"}
    host.is_down = True
    assert editions(device.open("cost/")) == {"B"}
    assert device.complaints == []


def test_a_page_of_the_old_edition_can_still_start_its_python(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    first = device.open_and_keep("cost/")
    use(first)
    wait_for_state(first, "all")
    page = device.open("cost/")
    small_site.edition = "B"
    host.site = small_site.build()
    device.open("")
    see_edition(device, page)
    host.is_down = True
    use(page)


def test_an_update_fetches_only_what_has_changed(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    page = device.open_and_keep("cost/")
    use(page)
    wait_for_state(page, "all")
    small_site.edition = "B"
    host.site = small_site.build()
    host.asked.clear()
    device.open("")
    see_edition(device, page)
    assert not [path for path in host.asked if "unchanged.css" in path or "python.wasm" in path]
    assert [path for path in host.asked if path.startswith("he/")] == []


def test_looking_for_an_update_fetches_the_worker_alone(device: Device, host: Host) -> None:
    device.open_and_keep()
    host.asked.clear()
    wait_for_update_check(device.open("cost/"), host)
    assert set(host.asked) == {"service-worker.js"}


def wait_for_update_check(page: Page, host: Host) -> None:
    """The browser looks for a new worker a few seconds after a page has been opened.

    Not if it was just looking for one: then when the next page is.
    """
    for _ in range(5):
        for _ in range(50):
            if "service-worker.js" in host.asked:
                return
            page.wait_for_timeout(100)
        page.context.new_page().goto(page.url)


def test_when_only_the_worker_changed_the_lists_alone_are_fetched_and_nothing_is_told(
    device: Device, host: Host
) -> None:
    page = device.open_and_keep()
    worker = host.site / "service-worker.js"
    text = worker.read_text("utf-8")
    version = text.split('"version": "')[1][:16]
    worker.write_text(text.replace(version, "0" * 16))
    host.asked.clear()
    other = device.open("cost/")
    wait_for_update_check(other, host)
    for _ in range(100):
        if len(host.asked) > 2:
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(1_000)
    assert sorted(path.partition("-")[0] for path in host.asked if "lists" not in path) == [
        "service"
    ]
    assert len([path for path in host.asked if "offline-lists/" in path]) >= 1
    expect(page.locator("[data-notice=edition]")).to_have_count(0)


def test_switched_off_everything_is_taken_away(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    host.max_age = 0  # what the browser itself keeps for ten minutes is another matter
    first = device.open_and_keep()
    small_site.edition = "B"
    host.site = small_site.build_switched_off()
    host.asked.clear()
    page = device.open("")
    wait_for_update_check(page, host)
    page.wait_for_function(
        """async () => !(await caches.keys()).length
          && !(await navigator.serviceWorker.getRegistrations()).length"""
    )
    page = device.open("cost/")
    assert editions(page) == {"B"}
    there = "async () => (await fetch('cost/')).text()"
    assert 'data-edition="B"' in first.evaluate(there)  # a page that has stayed open works on
    assert device.complaints == []


def test_a_cut_download_is_not_kept(device: Device, host: Host) -> None:
    host.faults["assets/unchanged.css"] = lambda content: None
    page = device.open()
    page.wait_for_timeout(2_000)
    expect(panel(page)).to_have_attribute("data-state", "none")
    host.faults.clear()
    device.open_and_keep()
    host.is_down = True
    assert editions(device.open()) == {"A"}


def test_an_altered_file_is_not_kept(device: Device, host: Host) -> None:
    host.faults["assets/unchanged.css"] = lambda content: content + b" "
    page = device.open()
    page.wait_for_timeout(2_000)
    expect(panel(page)).to_have_attribute("data-state", "none")


def begin_worker_with(host: Host, script: str) -> None:
    """Have the service worker run something of its own first."""
    worker = host.site / "service-worker.js"
    text = worker.read_text("utf-8")
    worker.write_text(text.replace('"use strict";', f'"use strict";{script}', 1), "utf-8")


def test_a_worker_that_the_browser_forgot_takes_over_without_another_page(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    device.open_and_keep()
    small_site.edition = "B"
    host.site = small_site.build()
    forget = (
        "const skip = skipWaiting; self.skipWaiting = async () => { self.skipWaiting = skip; };"
    )
    begin_worker_with(host, f"{{ {forget} }}")
    page = device.open()
    expect(page.locator("[data-notice=edition]")).to_be_visible()


def test_a_worker_that_installs_for_long_is_kept_awake(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    device.open_and_keep()
    small_site.edition = "B"
    host.site = small_site.build()
    tell = 'addEventListener("message", ({ data }) => fetch(`heard-${data.type}`));'
    begin_worker_with(host, tell)
    _, let_go = hold(host, "assets/app.js")
    page = device.open()
    page.wait_for_function(
        "navigator.serviceWorker.getRegistration().then(({ installing }) => installing)"
    )
    for _ in range(300):
        if "heard-pulse" in host.asked:
            break
        page.wait_for_timeout(100)
    assert "heard-pulse" in host.asked
    let_go.set()
    expect(page.locator("[data-notice=edition]")).to_be_visible()


def test_an_edition_that_cannot_be_got_whole_does_not_take_over(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    device.open_and_keep()
    small_site.edition = "B"
    host.site = small_site.build()
    host.faults["assets/app.js"] = lambda content: None
    page = device.open()
    page.wait_for_timeout(2_000)
    assert editions(page) == {"A"}
    expect(page.locator("[data-notice=edition]")).to_have_count(0)
    assert editions(device.open("cost/")) == {"A"}
    host.faults.clear()
    page = device.open("cost/")
    see_edition(device, page)


def test_a_worker_ended_while_it_saves_is_asked_again(device: Device, host: Host) -> None:
    page = device.open_and_keep("cost/")
    is_asked, let_go = hold(host, "library.bin")
    panel(page).get_by_role("button", name="Save live calculation too").click()
    assert is_asked.wait(60)
    host.faults.clear()
    stop_workers(device)
    wait_for_state(page, "all")
    let_go.set()
    expect(panel(page).get_by_role("status")).to_have_text("The guide is saved on this device.")


def test_a_damaged_entry_is_fetched_anew(device: Device, host: Host) -> None:
    page = device.open_and_keep()
    damaged = page.evaluate(
        """async () => {
          const name = (await caches.keys()).find((it) => it.endsWith("files"));
          const cache = await caches.open(name);
          for (const request of await cache.keys()) await cache.put(request, new Response("damaged"));
          return (await cache.keys()).length;
        }"""
    )
    assert damaged > 5
    device.context.new_cdp_session(page).send("ServiceWorker.enable")
    stop_workers(device)
    page = device.open("cost/")
    assert editions(page) == {"A"}
    assert "assets/style.css" in host.asked


def stop_workers(device: Device) -> None:
    """End the service worker, as the browser does when it has nothing to do."""
    session = device.context.new_cdp_session(device.context.pages[0])
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")


def test_editions_are_remembered_when_the_worker_was_ended(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    page = device.open_and_keep("cost/")
    small_site.edition = "B"
    host.site = small_site.build()
    device.open("")
    see_edition(device, page)
    stop_workers(device)
    text = page.evaluate("async () => (await fetch('../assets/app.js')).text()")
    assert '"A"' in text


@pytest.mark.parametrize(
    "script",
    [
        "delete Navigator.prototype.serviceWorker",
        "ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('forbidden'))",
    ],
    ids=["none", "forbidden"],
)
def test_without_service_workers_the_site_is_as_before(
    new_device: Callable[..., Device], host: Host, script: str
) -> None:
    device = new_device(host, script)
    page = device.open("cost/")
    page.wait_for_timeout(500)
    use(page)
    assert editions(page) == {"A"}
    expect(panel(page)).to_be_hidden()
    assert device.complaints == []


def test_the_worker_passes_where_a_site_demands_trusted_types(device: Device, host: Host) -> None:
    host.more_policy = "; require-trusted-types-for 'script'; trusted-types dragoman"
    device.open_and_keep()
    host.is_down = True
    assert editions(device.open("cost/")) == {"A"}
    assert device.complaints == []


def test_the_reader_can_take_it_all_away_and_it_stays_away(device: Device, host: Host) -> None:
    page = device.open_and_keep()
    panel(page).get_by_role("button", name="Remove from this device").click()
    wait_for_state(page, "none")
    page = device.open("cost/")
    page.wait_for_timeout(1_500)
    expect(panel(page)).to_have_attribute("data-state", "none")
    host.asked.clear()
    panel(page).get_by_role("button", name="Make available offline").click()
    wait_for_state(page, "all")
    host.is_down = True
    use(device.open("cost/"))


def test_saving_data_only_what_is_opened_is_kept(
    new_device: Callable[..., Device], host: Host
) -> None:
    script = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    device = new_device(host, script)
    page = device.open("he/")
    expect(panel(page)).to_contain_text(page_texts(HEBREW)["visited"].partition("{")[0])
    page.wait_for_timeout(1_000)
    assert "he/cost/" not in host.asked
    host.is_down = True
    assert editions(device.open("he/")) == {"A"}
    page = device.context.new_page()
    response = page.goto(host.url + "he/cost/")
    assert response
    assert response.status == 404
    expect(page.locator("[data-dg-not-kept]")).to_be_visible()


def limit_storage(page: Page, host: Host, size: int) -> None:
    """Leave the host's pages this many bytes."""
    origin = host.url.removesuffix(host.mount)
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})


def test_a_full_device_reads_on_from_the_network(device: Device, host: Host) -> None:
    page = device.context.new_page()
    limit_storage(page, host, 20_000)
    page = device.open("cost/")
    page.wait_for_timeout(2_000)
    assert editions(page) == {"A"}
    expect(panel(page)).to_have_attribute("data-state", "none")
    panel(page).get_by_role("button", name="Make available offline").click()
    expect(panel(page)).to_contain_text("This device has no room for it")
    use(page)
    assert editions(device.open("he/")) == {"A"}
    assert device.complaints == []


def test_a_device_that_has_become_full_gets_the_new_edition_all_the_same(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    host.max_age = 0
    page = device.open_and_keep("cost/")
    limit_storage(page, host, 1)
    small_site.edition = "B"
    host.site = small_site.build()
    device.open()
    see_edition(device, page)
    assert editions(device.open("cost/")) == {"B"}
    assert editions(page) == {"A"}


def test_ten_tabs_fetch_everything_once(device: Device, host: Host) -> None:
    pages = [device.open("cost/") for _ in range(10)]
    for page in pages:
        wait_for_state(page, "pages")
    assert host.asked.count("assets/unchanged.css") == 1
    assert host.asked.count("404.html") == 1


@pytest.fixture
def remembering_device(browser: Browser, host: Host) -> Iterator[Device]:
    """A device whose browser keeps pages as they were for going back, which Playwright switches off."""
    with browser.browser_type.launch(
        executable_path=find_chromium(),
        args=CHROMIUM_ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    ) as other:
        yield Device(other.new_context(), host)


def test_going_back_shows_the_page_as_it_was(remembering_device: Device, host: Host) -> None:
    page = remembering_device.open_and_keep("cost/")
    page.locator("[name=agents]").fill("12")
    page.evaluate("window.asItWas = true")
    page.goto(host.url)
    page.go_back(wait_until="commit")
    assert page.evaluate("window.asItWas") is True
    assert page.locator("[name=agents]").input_value() == "12"
    assert editions(page) == {"A"}
    wait_for_state(page, "pages")


def test_going_back_after_an_update_shows_a_whole_page(
    remembering_device: Device, host: Host, small_site: SmallSite
) -> None:
    device = remembering_device
    page = device.open_and_keep()
    page.goto(host.url + "cost/")
    small_site.edition = "B"
    host.site = small_site.build()
    other = device.open()
    see_edition(device, page)
    for turn in (page.go_back, page.go_forward):
        turn(wait_until="commit")
        page.locator("html[data-script]").wait_for()
        assert len(editions(page)) == 1
    assert editions(other) == {"A"}
    assert device.complaints == []


def test_other_requests_are_left_alone(device: Device, host: Host) -> None:
    device.open_and_keep()
    page = device.open()
    host.asked.clear()
    part = "async () => (await fetch('assets/app.js', { headers: { range: 'bytes=0-3' }, cache: 'reload' })).status"
    assert page.evaluate(part) == 200  # this host knows no parts
    assert host.asked == ["assets/app.js"]
    post = "async () => (await fetch('assets/app.js', { method: 'POST' })).status"
    assert page.evaluate(post) == 501


def test_two_sites_on_one_host_do_not_touch_each_other(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    page = device.open_and_keep()
    names = page.evaluate("caches.keys()")
    assert all(name.startswith("dragoman /project/ ") for name in names)
