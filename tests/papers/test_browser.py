"""The pages in a real browser: at a desk's and a phone's width, without scripts, and for those who cannot see them."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from bybro.lexicon.languages import LANGUAGES, direction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

BROWSER = os.environ.get("BYBRO_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
PAGES = (
    "index",
    "need-green-space",
    "need-inviting-urban-space",
    "need-waste-beirut-municipality",
    "budget",
    "questions",
)
SEEN = [f"{language}/{page}.html" for language in LANGUAGES for page in PAGES]

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here: install the package `chromium`")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def folder(rendered: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("catalogue")
    for name, body in rendered.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(body)
    return place


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("page", SEEN)
def test_a_page_fits_any_width_without_scripts_and_asks_nothing_of_the_network(
    browser: Browser, folder: Path, page: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    shown = context.new_page()
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto((folder / page).as_uri())
    beyond = shown.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()

    assert beyond <= 0
    assert asked != []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("page", SEEN)
def test_a_page_has_no_fault_that_the_accessibility_checker_knows(browser: Browser, folder: Path, page: str) -> None:
    """axe-core with its rules for WCAG 2.2 AA and its own best practices."""
    shown = browser.new_page(viewport={"width": 1280, "height": 900})
    shown.goto((folder / page).as_uri())
    found = Axe().run(shown)
    way = shown.evaluate("getComputedStyle(document.body).direction")
    shown.close()

    assert [
        f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']][:3]}" for v in found.response["violations"]
    ] == []
    assert way == direction(page[:2])
