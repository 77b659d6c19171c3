"""Photo files: one contract for every place photos may be kept in, then what holds for a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.files.photos import (
    PhotoFiles,
    PhotoMissingError,
    PhotoPathError,
    PhotoStore,
    safe_name,
)

FOLDER, NAME = "J03 地科 小家", "J03-小家-照片1.jpg"


class PhotoStoreContract:
    """What every store has to do; a subclass gives the fixture `store`."""

    def test_saved_bytes_can_be_read(self, store: PhotoStore) -> None:
        path = store.save(FOLDER, NAME, data=b"one")
        assert path == f"{FOLDER}/{NAME}"
        assert store.exists(path)
        assert store.read(path) == b"one"

    def test_a_taken_name_is_never_overwritten(self, store: PhotoStore) -> None:
        contents = [b"one", b"two", b"three"]
        paths = [store.save(FOLDER, NAME, data=data) for data in contents]
        assert paths[1:] == [f"{FOLDER}/J03-小家-照片1 ({n}).jpg" for n in (2, 3)]
        assert [store.read(path) for path in paths] == contents

    def test_saving_the_same_again_changes_nothing(self, store: PhotoStore) -> None:
        paths = [store.save(FOLDER, NAME, data=data) for data in (b"one", b"two")]
        assert [store.save(FOLDER, NAME, data=data) for data in (b"one", b"two")] == paths
        assert not store.exists(f"{FOLDER}/J03-小家-照片1 (3).jpg")

    def test_two_at_once_both_keep_theirs(self, store: PhotoStore) -> None:
        contents = [f"{number}".encode() * 1000 for number in range(24)]
        with ThreadPoolExecutor(8) as pool:
            paths = list(pool.map(lambda data: store.save(FOLDER, NAME, data=data), contents))
        assert len(set(paths)) == 24
        assert [store.read(path) for path in paths] == contents

    def test_the_same_at_once_is_kept_once(self, store: PhotoStore) -> None:
        with ThreadPoolExecutor(8) as pool:
            paths = set(pool.map(lambda _: store.save(FOLDER, NAME, data=b"one"), range(24)))
        assert paths == {f"{FOLDER}/{NAME}"}

    def test_what_is_not_there(self, store: PhotoStore) -> None:
        store.save(FOLDER, NAME, data=b"one")
        for path in (f"{FOLDER}/other.jpg", "other/a.jpg", FOLDER, f"{FOLDER}/{NAME}/a.jpg"):
            assert not store.exists(path)
            with pytest.raises(PhotoMissingError):
                store.read(path)

    @pytest.mark.parametrize(
        "path",
        ["", ".", "..", "/etc/passwd", "../a.jpg", "a/../../b.jpg", "a/..", "a\\b.jpg", "a\0.jpg"]
        + ["C:/a.jpg", ".unfinished/a", "//a"],
    )
    def test_a_path_that_leads_out_is_refused(self, store: PhotoStore, path: str) -> None:
        with pytest.raises(PhotoPathError):
            store.read(path)
        with pytest.raises(PhotoPathError):
            store.exists(path)

    @pytest.mark.parametrize(
        "parts", [(), ("",), ("..",), ("..", "a.jpg"), (".", "a.jpg"), ("a", " . "), ("a", "")]
    )
    def test_a_name_that_is_none_is_refused(self, store: PhotoStore, parts: tuple[str]) -> None:
        with pytest.raises(PhotoPathError):
            store.save(*parts, data=b"one")

    def test_separators_in_a_name_do_not_lead_anywhere(self, store: PhotoStore) -> None:
        path = store.save("../../etc", "/srv/a\\b:1.jpg", data=b"one")
        assert path == "_.._etc/_srv_a_b_1.jpg"
        assert store.read(path) == b"one"

    def test_names_that_are_too_long_stay_apart(self, store: PhotoStore) -> None:
        paths = [store.save("照" * 99, "片" * 99 + ".jpg", data=data) for data in (b"1", b"2")]
        assert paths[0] == "照" * 40 + "/" + "片" * 38 + ".jpg"
        assert paths[1] == "照" * 40 + "/" + "片" * 37 + " (2).jpg"
        assert [store.read(path) for path in paths] == [b"1", b"2"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "photos"


@pytest.fixture
def store(folder: Path) -> PhotoFiles:
    return PhotoFiles(folder)


class TestPhotoFiles(PhotoStoreContract):
    """A folder."""


def files_in(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_only_the_owner_may_look(store: PhotoFiles, folder: Path) -> None:
    before = os.umask(0)
    try:
        store.save(FOLDER, "deeper", NAME, data=b"one")
    finally:
        os.umask(before)
    modes = {
        stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")] if path.is_dir()
    }
    assert modes == {0o700}
    assert stat.S_IMODE((folder / FOLDER / "deeper" / NAME).stat().st_mode) == 0o600


def test_on_disk_before_it_has_its_name(
    store: PhotoFiles, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First the bytes, then the name, then every folder up to the top."""
    done: list[str] = []

    def watch(name: str, call: Callable[..., Any], told: Callable[..., str]) -> None:
        def watched(*args: Any) -> Any:
            done.append(told(*args))
            return call(*args)

        monkeypatch.setattr(f"storage.files.photos.os.{name}", watched)

    def synced(handle: int) -> str:
        target = Path(f"/proc/self/fd/{handle}").readlink()
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            return f"folder {target.name}"
        return f"file of {target.stat().st_size}"

    store.save(FOLDER, "first.jpg", data=b"other")
    watch("fsync", os.fsync, synced)
    watch("link", os.link, lambda source, target: f"name {target.name}")
    store.save(FOLDER, NAME, data=b"sixsix")
    assert done == ["file of 6", f"name {NAME}", f"folder {FOLDER}", "folder photos"]


@pytest.mark.parametrize("call", ["fsync", "link"])
def test_a_full_disk_leaves_nothing_behind(
    store: PhotoFiles, folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    store.save(FOLDER, "first.jpg", data=b"other")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(f"storage.files.photos.os.{call}", fail)
        with pytest.raises(OSError, match="No space"):
            store.save(FOLDER, NAME, data=b"one")
    assert files_in(folder) == {f"{FOLDER}/first.jpg"}
    assert store.save(FOLDER, NAME, data=b"one") == f"{FOLDER}/{NAME}"


def test_a_link_out_of_the_folder_is_not_followed(
    store: PhotoFiles, folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.jpg").write_bytes(b"secret")
    folder.mkdir(parents=True)
    (folder / "out").symlink_to(elsewhere)
    (folder / "secret.jpg").symlink_to(elsewhere / "secret.jpg")
    for path in ("out/secret.jpg", "secret.jpg"):
        with pytest.raises(PhotoPathError):
            store.read(path)
    with pytest.raises(PhotoPathError):
        store.save("out", "new.jpg", data=b"one")
    assert store.save("secret.jpg", data=b"secret") == "secret (2).jpg"
    assert files_in(elsewhere) == {"secret.jpg"}


def test_a_folder_that_is_itself_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "photos").symlink_to(tmp_path / "disk")
    store = PhotoFiles(tmp_path / "photos")
    assert store.read(store.save(FOLDER, NAME, data=b"one")) == b"one"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        (NAME, NAME),
        ('a\\b/c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        ("name. . ", "name"),
        (" .hidden", "hidden"),
        ("con", "_con"),
        ("Lpt1.jpg", "_Lpt1.jpg"),
        ("console.jpg", "console.jpg"),
        ("a\r\nb\0c\u202ed\ud800e", "a__b_c_d_e"),
        ("e\u0301.jpg", "\u00e9.jpg"),
        ("...", ""),
        ("x" * 200 + ".jpg", "x" * 116 + ".jpg"),
        ("x" * 110 + ".no ending at all", "x" * 110 + ".no ending"),
        ("第一.第二" * 20, "第一.第二" * 9),
        ("x" * 119 + " yy", "x" * 119),
        ("a..b .jpg", "a..b .jpg"),
        ("nul .jpg", "_nul .jpg"),
    ],
)
def test_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=200))
def test_a_safe_name_is_safe_and_stays_as_it_is(name: str) -> None:
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert len(safe.encode()) <= 120
    assert not set(safe) & set('\\/:*?"<>|\0\r\n')
    assert safe == safe.strip(". ")


@given(
    name=st.text(st.sampled_from("aé照\u3000 .-_/1(c)on"), max_size=140),
    contents=st.lists(st.binary(max_size=4), min_size=1, max_size=4, unique=True),
)
def test_whatever_the_name_the_path_leads_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, contents: list[bytes]
) -> None:
    store = PhotoFiles(tmp_path_factory.mktemp("photos"))
    if not safe_name(name):
        with pytest.raises(PhotoPathError):
            store.save(name, data=b"one")
        return
    paths = [store.save(name, data=data) for data in contents]
    assert [store.read(path) for path in paths] == contents
