"""The small site in Chromium: kept, taken away, and what may go wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from dragoman.offline.texts import page_texts
from web_host import Host

from .conftest import (
    Device,
    editions,
    failure_of,
    limit_storage,
    panel,
    stop_workers,
    use,
    wait_for_state,
)
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
    with device.host.holding("service-worker.js"):
        page = device.open("cost/")
        use(page)
    wait_for_state(page, "all")
    device.host.is_down = True
    use(device.open("cost/"))


def test_a_cut_download_is_not_kept(device: Device, host: Host) -> None:
    host.faults["assets/unchanged.css"] = lambda content: None
    page = device.open()
    assert failure_of(page, "keep") == "network"
    expect(panel(page)).to_have_attribute("data-state", "none")
    host.faults.clear()
    device.open_and_keep()
    host.is_down = True
    assert editions(device.open()) == {"A"}


def test_an_altered_file_is_not_kept(device: Device, host: Host) -> None:
    host.faults["assets/unchanged.css"] = lambda content: content + b" "
    page = device.open()
    assert failure_of(page, "keep") == "network"
    expect(panel(page)).to_have_attribute("data-state", "none")


def test_a_worker_ended_while_it_saves_is_asked_again(device: Device, host: Host) -> None:
    page = device.new_page()
    page.clock.install()
    page.goto(f"{host.url}cost/")
    wait_for_state(page, "pages")
    with host.holding("library.bin"):
        panel(page).get_by_role("button", name="Save live calculation too").click()
        host.wait_for_request("library.bin")
        host.faults.clear()
        stop_workers(device)
        page.clock.run_for(10_000)  # the page asks now and then whether its wish is known
        wait_for_state(page, "all")
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


@pytest.mark.parametrize(
    "script",
    [
        "delete Navigator.prototype.serviceWorker",
        "ServiceWorkerContainer.prototype.register = () => {"
        " window.isRefused = true; return Promise.reject(new Error('forbidden')); }",
    ],
    ids=["none", "forbidden"],
)
def test_without_service_workers_the_site_is_as_before(
    new_device: Callable[..., Device], host: Host, script: str
) -> None:
    device = new_device(host, script)
    page = device.open("cost/")
    use(page)
    if "isRefused" in script:
        page.wait_for_function("() => window.isRefused")
    page.evaluate("new Promise((done) => setTimeout(done))")  # what was refused has been heard
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
    assert failure_of(page, "keep") == ""
    expect(panel(page)).to_have_attribute("data-state", "none")
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
    assert failure_of(page, "visited") == ""
    assert "he/cost/" not in host.asked
    assert not page.evaluate("done.some(({ asked }) => asked === 'keep')")
    host.is_down = True
    assert editions(device.open("he/")) == {"A"}
    page = device.context.new_page()
    response = page.goto(host.url + "he/cost/")
    assert response
    assert response.status == 404
    expect(page.locator("[data-dg-not-kept]")).to_be_visible()


def test_a_full_device_reads_on_from_the_network(device: Device, host: Host) -> None:
    page = device.context.new_page()
    limit_storage(page, host, 20_000)
    page = device.open("cost/")
    assert failure_of(page, "keep") == "full"
    assert editions(page) == {"A"}
    expect(panel(page)).to_have_attribute("data-state", "none")
    panel(page).get_by_role("button", name="Make available offline").click()
    expect(panel(page)).to_contain_text("This device has no room for it")
    use(page)
    assert editions(device.open("he/")) == {"A"}
    assert device.complaints == []


def test_ten_tabs_fetch_everything_once(device: Device, host: Host) -> None:
    pages = [device.open("cost/") for _ in range(10)]
    for page in pages:
        wait_for_state(page, "pages")
    assert host.asked.count("assets/unchanged.css") == 1
    assert host.asked.count("404.html") == 1


def test_going_back_shows_the_page_as_it_was(remembering_device: Device, host: Host) -> None:
    page = remembering_device.open_and_keep("cost/")
    page.locator("[name=agents]").fill("12")
    wait_for_state(page, "all")  # its Python has answered
    page.evaluate("window.asItWas = true")
    page.goto(host.url)
    page.go_back(wait_until="commit")
    assert page.evaluate("window.asItWas") is True
    assert page.locator("[name=agents]").input_value() == "12"
    assert editions(page) == {"A"}
    wait_for_state(page, "all")


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
