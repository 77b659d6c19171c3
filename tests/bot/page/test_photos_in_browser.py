"""Photos on the page, in a real browser: put there, moved, turned, taken out, refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from storage.files.data_folder import PHOTOS
from storage.files.photos import PhotoFiles
from tests.bot.page.browser import CHROMIUM, chromium, opened
from tests.bot.page.product import Product
from tests.bot.pictures.picture_samples import encoded, scene

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def phone(browser: Browser, product: Product) -> Iterator[Page]:
    with opened(browser, product.address()) as page:
        yield page


def picture(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": data}


def put(page: Page, *seeds: int) -> None:
    files = [picture(f"{seed}.jpg", encoded(scene(seed))) for seed in seeds]
    page.set_input_files("#photo-files", files)


def has(page: Page, count: int) -> None:
    expect(page.locator("#album .photo:not(.waits)")).to_have_count(count)


def order(product: Product) -> list[str]:
    return [photo.sha256 for photo in product.record().application("home").photos]


def test_several_at_once_are_kept_in_order_and_shown(phone: Page, product: Product) -> None:
    put(phone, 1, 2, 3)
    has(phone, 3)
    expect(phone.locator("#h-photos")).to_contain_text("照片 3/5")
    photos = product.record().application("home").photos
    assert [photo.number for photo in photos] == [1, 2, 3]
    kept = PhotoFiles(product.folder / PHOTOS)
    assert all(kept.read(photo.path)[:2] == b"\xff\xd8" for photo in photos)
    assert "03 地科/小家" in photos[0].path
    shown = phone.locator("#album img").first
    expect(shown).to_have_js_property("complete", True)
    assert shown.evaluate("image => image.naturalWidth") > 100
    assert "照片 3/5" in product.say("照片")


def test_what_is_no_photo_there_already_or_too_much_is_refused_by_its_name(
    phone: Page, product: Product
) -> None:
    put(phone, 1, 2, 3, 4)
    has(phone, 4)
    broken = picture("坏.jpg", b"no picture" * 99)
    phone.set_input_files("#photo-files", [broken, picture("1.jpg", encoded(scene(1)))])
    expect(phone.locator("#album")).to_contain_text("打不开")
    expect(phone.locator("#album")).to_contain_text("和第 1 张相同")
    phone.get_by_role("button", name="坏.jpg 知道了").tap()
    put(phone, 5, 6)
    has(phone, 5)
    expect(phone.locator("#album")).to_contain_text("最多 5 张")
    expect(phone.locator("#add-photo")).to_be_hidden()
    assert len(order(product)) == 5


def test_photos_are_moved_turned_replaced_and_taken_out(phone: Page, product: Product) -> None:
    put(phone, 1, 2, 3)
    has(phone, 3)
    one, two, three = order(product)
    phone.get_by_role("button", name="照片 3 前移").tap()
    expect(phone.locator("#photo-note")).to_have_text("已保存")
    assert order(product) == [one, three, two]
    phone.get_by_role("button", name="照片 1 转向").tap()
    expect(phone.locator(f'#album img[src*="{one[:16]}"]')).to_have_count(0)
    turned = order(product)
    assert turned[0] != one
    assert turned[1:] == [three, two]
    phone.get_by_role("button", name="照片 2 删").tap()
    expect(phone.locator("#album")).to_contain_text("删掉第 2 张？")
    phone.get_by_role("button", name="留着").tap()
    phone.get_by_role("button", name="照片 2 删").tap()
    phone.get_by_role("button", name="删掉", exact=True).tap()
    has(phone, 2)
    assert order(product) == [turned[0], two]
    with phone.expect_file_chooser() as chooser:
        phone.get_by_role("button", name="照片 1 换").tap()
    chooser.value.set_files(picture("9.jpg", encoded(scene(9))))
    expect(phone.locator(f'#album img[src*="{turned[0][:16]}"]')).to_have_count(0)
    assert len(order(product)) == 2
    assert order(product)[1] == two


def test_what_somebody_else_did_to_the_photos_is_not_undone(phone: Page, product: Product) -> None:
    put(phone, 1, 2)
    has(phone, 2)
    phone.route("**/state", lambda route: route.abort())  # this phone hears of nothing meanwhile
    product.say("删 1")
    phone.get_by_role("button", name="照片 2 前移").tap()
    expect(phone.locator("#photo-note")).to_contain_text("照片刚才有变动")
    has(phone, 1)
    assert len(order(product)) == 1


def test_without_a_network_pictures_wait_and_go_on_by_themselves(
    phone: Page, product: Product
) -> None:
    phone.context.set_offline(True)
    put(phone, 1)
    expect(phone.locator("#album")).to_contain_text(re.compile("未保存|正在保存"))
    phone.locator("#hand-in").tap()
    expect(phone.locator("#check-text")).to_contain_text("还有 1 处正在保存")
    phone.get_by_role("button", name="再看看").tap()
    phone.context.set_offline(False)
    has(phone, 1)
    assert len(order(product)) == 1
