"""A whole archive: what is in it, what is told when something is not, and how much memory it takes."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from redis import Redis

from bot.export.archive import ArchiveError, Member, read_back
from bot.export.building import build
from bot.export.source import Source
from campaign.applications import Application, Place, Status
from campaign.model import Campaign
from storage import audit
from storage.store import Store
from tests.bot.export.export_samples import AT, Samples, fill, home, station
from tests.handlers.dialogue import the_campaign

MEGABYTE = 1024 * 1024
UNZIP = shutil.which("unzip")
J03 = "先进教职工小家/03 地球科学与资源学院分工会"
LOOSE = {"清单.xlsx", "说明.txt", "校验.txt"}


@pytest.fixture
def store(server: Redis, tmp_path: Path) -> Samples:
    return Samples(server, tmp_path)


def names_in(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def text_in(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def test_a_folder_an_application_under_names_people_give(store: Samples) -> None:
    fill(store)
    path, built = store.build()
    names = names_in(path)
    assert {name for name in names if name.startswith("先进")} == {
        f"{J03}/J03-v1 自评表.docx",
        f"{J03}/J03-v1 建家工作总结.docx",
        *(f"{J03}/J03-v1 照片{number}.jpg" for number in (1, 2, 3)),
    }
    assert len([name for name in names if name.startswith("职工暖心驿站/03 ")]) == 4
    assert (built.applications, built.problems) == (2, ())
    assert (built.right, built.expected) == (21, 21)
    assert len(names) == 22
    assert built.size == path.stat().st_size


def test_what_was_sent_back_or_withdrawn_is_kept_apart(store: Samples) -> None:
    fill(store)
    path, _ = store.build()
    apart = {name for name in names_in(path) if name.startswith("未计入")}
    assert {name.split("/")[2] for name in apart} == {
        "04 水资源与环境学院分工会",
        "05 信息工程学院分工会",
    }
    assert all("J04-v2" in name or "J05-v1" in name for name in apart)
    assert not any("06" in name for name in names_in(path))


def test_the_files_are_those_of_the_newest_version(store: Samples) -> None:
    store.put("03", home(store, "03", 3))
    path, _ = store.build()
    with zipfile.ZipFile(path) as archive, archive.open(f"{J03}/J03-v3 自评表.docx") as form:
        table = Document(form).tables[0]
        assert table.rows[1].cells[-1].text == "3"
    with zipfile.ZipFile(path) as archive:
        assert archive.read(f"{J03}/J03-v3 照片2.jpg") == b"\x01" * 9000


def test_checksums_are_those_of_every_other_file(store: Samples) -> None:
    fill(store)
    path, _ = store.build()
    lines = text_in(path, "校验.txt").splitlines()
    assert lines[0] == "# 打包后逐个读回核对：21/21"
    sums = {line[66:]: line[:64] for line in lines if line[0] != "#"}
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist()) - {"校验.txt"}
        assert sums == {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}


@pytest.mark.skipif(not UNZIP, reason="unzip is not installed")
def test_it_unzips_under_chinese_names_and_sha256sum_agrees(store: Samples) -> None:
    fill(store)
    path, _ = store.build()
    folder = store.folder / "unzipped"
    here = {"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
    subprocess.run([str(UNZIP), "-q", path, "-d", folder], check=True, env=here)
    assert (folder / J03 / "J03-v1 建家工作总结.docx").is_file()
    files = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
    assert files == names_in(path)
    checked = subprocess.run(
        [str(shutil.which("sha256sum")), "--strict", "-c", "校验.txt"],
        cwd=folder,
        env=here,
        capture_output=True,
        check=True,
        text=True,
    )
    assert len(checked.stdout.splitlines()) == 21


@pytest.mark.slow
def test_the_same_data_are_the_same_bytes_also_after_they_were_exported(store: Samples) -> None:
    fill(store)
    one, _ = store.build("1.zip")
    for did in ("export", "download", "status"):
        store.note(audit.OFFICE, audit.Entry(AT.replace(year=2024), "office01", did, said="导出"))
    two, _ = store.build("2.zip")
    assert one.read_bytes() == two.read_bytes()
    store.put("07", station(store, "07"))
    three, _ = store.build("3.zip")
    assert one.read_bytes() != three.read_bytes()


def test_before_anybody_has_said_a_word(store: Samples) -> None:
    path, built = store.build()
    assert names_in(path) == LOOSE
    assert (built.applications, built.right, built.expected) == (0, 2, 2)
    assert "先进教职工小家　0 份已提交的申报" in text_in(path, "说明.txt")


def test_a_photo_that_is_gone_and_one_that_was_changed_are_told(store: Samples) -> None:
    application = home(store, "03")
    store.put("03", application)
    gone, changed, _ = (store.folder / "photos" / photo.path for photo in application.photos)
    gone.unlink()
    changed.write_bytes(b"rotten")
    path, built = store.build()
    assert (built.right, built.expected) == (6, 8)
    assert built.problems == (
        "03 地科 小家：J03-v1 照片1.jpg 在服务器上读不出来，没有放进来",
        "03 地科 小家：J03-v1 照片2.jpg 与当初收到的不一样，请打开看看",
    )
    assert f"{J03}/J03-v1 照片1.jpg" not in names_in(path)
    assert built.problems[0] in text_in(path, f"{J03}/缺少的文件.txt")
    assert built.problems[1] not in text_in(path, f"{J03}/缺少的文件.txt")
    assert all(problem in text_in(path, "说明.txt") for problem in built.problems)
    assert text_in(path, "校验.txt").startswith("# 打包后逐个读回核对：6/8\n")


def test_a_template_that_does_not_fit_spares_the_rest(
    store: Samples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.documents.versions.FORMS", tmp_path)
    store.put("03", home(store, "03"))
    path, built = store.build()
    assert built.problems == ("03 地科 小家：J03-v1 自评表.docx 没能生成，请检查表格模板",)
    assert f"{J03}/J03-v1 建家工作总结.docx" in names_in(path)


def test_names_of_a_roster_that_nobody_thought_of(store: Samples) -> None:
    odd = {"03": '../a/b\\c:d*?"<>|#1%20', "04": " ..． ", "05": "长" * 100}
    branches = tuple(
        branch.model_copy(update={"name": odd.get(branch.number, branch.name)})
        for branch in the_campaign().branches
    )
    store = Samples(store.server, store.folder, the_campaign().with_branches(branches))
    for number in odd:
        store.put(number, home(store, number))
    path, built = store.build()
    assert built.right == built.expected == 17
    for name in names_in(path):
        assert not re.search(r'[\\:*?"<>|#%\x00-\x1f]|(^|/)\.|[. ](/|$)', name), name
    folder = store.folder / "unpacked"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    assert {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} == names_in(path)


def test_nothing_is_left_where_it_could_not_be_read_back(
    store: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(path: Path, members: Sequence[Member]) -> int:
        path.write_bytes(path.read_bytes()[:-100])
        return read_back(path, members)

    monkeypatch.setattr("bot.export.packing.read_back", torn)
    store.put("03", home(store, "03"))
    with pytest.raises(ArchiveError):
        store.build()
    assert list((store.folder / "exports").iterdir()) == []


def test_a_failure_half_way_leaves_nothing(store: Samples) -> None:
    fill(store)

    def stop(done: int, _total: int) -> None:
        if done == 4:
            raise RuntimeError("the plug was pulled")

    source = Source(Store(store.campaign, store.server))
    with pytest.raises(RuntimeError):
        build(source, store.photos, store.folder / "exports" / "a.zip", stop)
    assert list((store.folder / "exports").iterdir()) == []


def resident() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found
    return int(found[1]) * 1024


def roster_of(count: int) -> Campaign:
    one = the_campaign().branches[0]
    branches = tuple(
        one.model_copy(
            update={
                "number": f"{n:03}",
                "name": f"第{n}分工会",
                "short_name": f"第{n}",
                "chair": f"chair{n:03}",
            }
        )
        for n in range(1, count + 1)
    )
    return the_campaign().with_branches(branches)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to look at")
def test_memory_stays_flat_however_many_there_are(store: Samples) -> None:
    store = Samples(store.server, store.folder, roster_of(300))
    dice = random.Random(5)  # noqa: S311 - no secret
    photos = store.photos_of("all", (dice.randbytes(200_000) for _ in range(3)))
    for branch in store.campaign.branches:
        application = replace(Application("station"), photos=photos)
        receipt = f"Y{branch.number}-v1"
        store.put(branch.number, application.handed_in(receipt, branch.chair, AT))
    seen: list[int] = []
    source = Source(Store(store.campaign, store.server))
    path = store.folder / "exports" / "a.zip"
    built = build(source, store.photos, path, lambda done, total: seen.append(resident()))
    assert built.right == built.expected == 300 * 4 + 2
    assert path.stat().st_size > 170 * MEGABYTE
    seen.append(resident())
    assert max(seen) - seen[20] < 24 * MEGABYTE


def test_status_words_do_not_hide_a_submission_that_counts(store: Samples) -> None:
    """Changed after it was handed in: the version handed in is what the folder holds."""
    application = home(store, "03").with_values({Place("scorecard", "1.1"): 0}, AT)
    assert application.status is Status.SUBMITTED
    store.put("03", application)
    path, built = store.build()
    assert built.applications == 1
    assert f"{J03}/J03-v1 自评表.docx" in names_in(path)
