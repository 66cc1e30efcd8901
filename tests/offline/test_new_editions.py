"""The small site's next edition: fetched beside the last one, announced, and never mixed with it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from web_host import Host

from .conftest import (
    Device,
    editions,
    limit_storage,
    look_for_update,
    panel,
    see_edition,
    stop_workers,
    use,
    wait_for_state,
)
from .small_site import SmallSite

pytestmark = pytest.mark.browser

WATCH_INSTALLATIONS = """async () => {
  window.installations = [];
  const registration = await navigator.serviceWorker.getRegistration();
  const watch = (worker) => worker?.addEventListener("statechange", () => {
    if (worker.state !== "installed") installations.push(worker.state);
  });
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
}"""
"""Notes how each installation of a new worker ends."""


def test_an_update_never_mixes_two_editions(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    page = device.open_and_keep("cost/")
    use(page)
    wait_for_state(page, "all")
    page.locator("[name=agents]").fill("12")

    small_site.publish_next(host)
    other = device.open("")
    assert editions(other) == {"A"}  # the old one still, whole
    notice = see_edition(page)

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


def test_what_is_typed_while_the_new_page_loads_is_not_overwritten(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    page = device.open_and_keep("cost/")
    use(page)
    wait_for_state(page, "all")
    small_site.publish_next(host)
    notice = see_edition(page)
    page.locator("[name=kind][value=y]").check()
    page.locator("[name=agents]").fill("13")
    expect(page.locator("output")).to_contain_text("13 A")
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { document.querySelector('[name=agents]').value = '14' })"
    )
    notice.get_by_role("button").first.click()
    page.wait_for_selector("h1[data-edition=B]")
    expect(page.locator("[name=kind][value=y]")).to_be_checked()  # what was typed came along
    expect(page.locator("[name=agents]")).to_have_value("14")


def test_a_page_of_the_old_edition_can_still_start_its_python(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    first = device.open_and_keep("cost/")
    use(first)
    wait_for_state(first, "all")
    page = device.open("cost/")
    small_site.publish_next(host)
    see_edition(page)
    host.is_down = True
    use(page)


def test_an_update_fetches_only_what_has_changed(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    page = device.open_and_keep("cost/")
    use(page)
    wait_for_state(page, "all")
    small_site.publish_next(host)
    host.asked.clear()
    see_edition(page)
    assert not [path for path in host.asked if "unchanged.css" in path or "python.wasm" in path]
    assert [path for path in host.asked if path.startswith("he/")] == []


def test_looking_for_an_update_fetches_the_worker_alone(device: Device, host: Host) -> None:
    device.open_and_keep()
    host.asked.clear()
    page = device.open("cost/")
    expect(panel(page)).to_have_attribute("data-state", "pages")
    look_for_update(page)
    assert set(host.asked) == {"service-worker.js"}


def test_when_only_the_worker_changed_the_lists_alone_are_fetched_and_nothing_is_told(
    device: Device, host: Host
) -> None:
    page = device.open_and_keep()
    worker = host.site / "service-worker.js"
    text = worker.read_text("utf-8")
    version = text.split('"version": "')[1][:16]
    worker.write_text(text.replace(version, "0" * 16))
    host.asked.clear()
    look_for_update(page)
    page.wait_for_function("() => done.some(({ status }) => status?.current === '0'.repeat(16))")
    assert {re.sub(r"-.*", "", path) for path in host.asked if "offline-lists/" not in path} == {
        "service"
    }
    assert [path for path in host.asked if "offline-lists/" in path]
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
    look_for_update(page)
    page.wait_for_function(
        """async () => !(await caches.keys()).length
          && !(await navigator.serviceWorker.getRegistrations()).length"""
    )
    # While DevTools, as Playwright uses them, hold on to a worker that has gone, Chromium may not open
    # the next page. Without them it did so in each of 60 rounds.
    stop_workers(device)
    page = device.open("cost/")
    assert editions(page) == {"B"}
    there = "async () => (await fetch('cost/')).text()"
    assert 'data-edition="B"' in first.evaluate(there)  # a page that has stayed open works on
    assert device.complaints == []


def begin_worker_with(host: Host, script: str) -> None:
    """Have the service worker run something of its own first."""
    worker = host.site / "service-worker.js"
    text = worker.read_text("utf-8")
    worker.write_text(text.replace('"use strict";', f'"use strict";{script}', 1), "utf-8")


def test_a_worker_that_the_browser_forgot_takes_over_without_another_page(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    device.open_and_keep()
    small_site.publish_next(host)
    forget = (
        "const skip = skipWaiting; self.skipWaiting = async () => { self.skipWaiting = skip; };"
    )
    begin_worker_with(host, f"{{ {forget} }}")
    see_edition(device.open())


def test_a_worker_that_installs_for_long_is_kept_awake(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    device.open_and_keep()
    small_site.publish_next(host)
    tell = 'addEventListener("message", ({ data }) => fetch(`heard-${data.type}`));'
    begin_worker_with(host, tell)
    page = device.open()
    with host.holding("assets/app.js"):
        look_for_update(page)
        host.wait_for_request("heard-pulse")
    expect(page.locator("[data-notice=edition]")).to_be_visible()


def test_an_edition_that_cannot_be_got_whole_does_not_take_over(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    device.open_and_keep()
    small_site.publish_next(host)
    host.faults["assets/app.js"] = lambda content: None
    page = device.open()
    page.evaluate(WATCH_INSTALLATIONS)
    look_for_update(page)
    page.wait_for_function("() => installations.length")
    assert page.evaluate("installations") == ["redundant"]
    assert editions(page) == {"A"}
    expect(page.locator("[data-notice=edition]")).to_have_count(0)
    assert editions(device.open("cost/")) == {"A"}
    host.faults.clear()
    page = device.open("cost/")
    see_edition(page)


def test_editions_are_remembered_when_the_worker_was_ended(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    page = device.open_and_keep("cost/")
    small_site.publish_next(host)
    see_edition(page)
    stop_workers(device)
    text = page.evaluate("async () => (await fetch('../assets/app.js')).text()")
    assert '"A"' in text


def test_a_device_that_has_become_full_gets_the_new_edition_all_the_same(
    device: Device, host: Host, small_site: SmallSite
) -> None:
    host.max_age = 0
    page = device.open_and_keep("cost/")
    limit_storage(page, host, 1)
    small_site.publish_next(host)
    see_edition(page)
    assert editions(device.open("cost/")) == {"B"}
    assert editions(page) == {"A"}


def test_going_back_after_an_update_shows_a_whole_page(
    remembering_device: Device, host: Host, small_site: SmallSite
) -> None:
    device = remembering_device
    page = device.open_and_keep()
    page.goto(host.url + "cost/")
    small_site.publish_next(host)
    other = device.open()
    see_edition(page)
    for turn in (page.go_back, page.go_forward):
        turn(wait_until="commit")
        page.locator("html[data-script]").wait_for()
        assert len(editions(page)) == 1
    assert editions(other) == {"A"}
    assert device.complaints == []
