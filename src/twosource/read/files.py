"""Paths, folders and globs to files, in a fixed order."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# A ledger that lies beside the articles is not an article.
LEDGER_SUFFIXES = (".db", ".db-wal", ".db-shm", ".db-journal", ".sqlite", ".sqlite3")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. ``name`` is its path below the folder that was named, or its own name."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What was not read, and why: one line that says what would help. ``content_hash`` where bytes were read."""

    path: str
    reason: str
    content_hash: str | None = None


def find_files(paths: Sequence[str | Path]) -> Iterator[Found | Unreadable]:
    """Files behind ``paths`` in the order given, folders and globs sorted; each file once, however it is reached."""
    seen: set[str] = set()
    for path in paths:
        for item in _expand(Path(path), seen):
            if isinstance(item, Unreadable) or _first_time(item.path, seen):
                yield item


def _expand(path: Path, seen: set[str]) -> Iterator[Found | Unreadable]:
    """One argument: a glob only where no file has that very name."""
    if os.path.lexists(path) or not glob.has_magic(str(path)):
        yield from _walk(path, path.name or str(path), seen)
        return
    matches = sorted(glob.glob(str(path), recursive=True))
    if not matches:
        yield Unreadable(path.name, "no file matches this pattern; check its spelling and the working folder")
    for match in matches:
        yield from _walk(Path(match), Path(match).name, seen)


def _walk(path: Path, name: str, seen: set[str]) -> Iterator[Found | Unreadable]:
    """``path`` itself or, for a folder, the files below it, named relative to the folder."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield Unreadable(name, _why_missing(path, error))
        return
    if stat.S_ISDIR(mode):
        yield from _walk_folder(path, path, seen)
    elif stat.S_ISREG(mode):
        yield Found(path, _label(name))
    else:
        yield Unreadable(name, "not a regular file (a pipe, socket or device); save its content to a file")


def _walk_folder(folder: Path, root: Path, seen: set[str]) -> Iterator[Found | Unreadable]:
    """Depth first in name order; a folder that a symbolic link leads back to is entered once."""
    if not _first_time(folder, seen):
        return
    try:
        children = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        yield Unreadable(_relative(folder, root), f"folder cannot be listed ({error.strerror}); check its permissions")
        return
    for child in children:
        if child.startswith(".") or child.lower().endswith(LEDGER_SUFFIXES):
            continue
        path = folder / child
        yield from _walk_folder(path, root, seen) if path.is_dir() else _walk(path, _relative(path, root), seen)


def _first_time(path: Path, seen: set[str]) -> bool:
    real = os.path.realpath(path)
    new = real not in seen
    seen.add(real)
    return new


def _label(name: str) -> str:
    """A file's name as text that any store can keep: bytes that are no UTF-8 are shown as U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _relative(path: Path, root: Path) -> str:
    """POSIX path below ``root``; the root itself goes by its own name."""
    return _label(path.relative_to(root).as_posix() if path != root else (root.name or str(root)))


def _why_missing(path: Path, error: OSError) -> str:
    if path.is_symlink():
        return "broken symbolic link; mend or remove it"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check its spelling and the working folder"
    return f"cannot be opened ({error.strerror}); check its permissions"
