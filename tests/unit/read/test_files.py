import os
from pathlib import Path

import pytest

from twosource.read.files import Found, Unreadable, find_files


def names(*paths: Path | str) -> list[str]:
    return [item.name if isinstance(item, Found) else f"!{item.path}" for item in find_files(paths)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "dossier"
    (root / "b").mkdir(parents=True)
    for name in ("c.txt", "a.txt", "b/d.txt", ".hidden.txt", "twosource.db", "twosource.db-wal"):
        (root / name).write_text("Kestria sold boats.")
    return root


def test_folder_sorted_relative_without_hidden_files_and_ledgers(folder: Path) -> None:
    assert names(folder) == ["a.txt", "b/d.txt", "c.txt"]


def test_file_goes_by_its_name(folder: Path) -> None:
    assert names(folder / "b" / "d.txt") == ["d.txt"]


def test_globs_are_sorted(folder: Path) -> None:
    assert names(f"{folder}/*.txt") == ["a.txt", "c.txt"]


def test_file_whose_name_looks_like_a_glob(tmp_path: Path) -> None:
    (tmp_path / "[1].txt").write_text("Kestria sold boats.")
    assert names(tmp_path / "[1].txt") == ["[1].txt"]


def test_each_file_once_however_it_is_reached(folder: Path) -> None:
    assert names(folder / "a.txt", folder, f"{folder}/a*") == ["a.txt", "b/d.txt", "c.txt"]


def test_links_that_lead_back_end(folder: Path) -> None:
    (folder / "b" / "back").symlink_to(folder)
    assert names(folder) == ["a.txt", "b/d.txt", "c.txt"]


def test_broken_link(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    assert "broken symbolic link" in next(item.reason for item in find_files([folder]) if isinstance(item, Unreadable))


def test_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (item,) = find_files([tmp_path])
    assert isinstance(item, Unreadable) and "not a regular file" in item.reason


def test_missing_file_and_empty_glob(tmp_path: Path) -> None:
    assert names(tmp_path / "none.txt", tmp_path / "*.txt") == ["!none.txt", "!*.txt"]


def test_folder_without_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list_folder = os.scandir

    def scandir(path: Path):
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied")
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert names(folder) == ["a.txt", "!b", "c.txt"]
