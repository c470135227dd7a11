"""Files written whole or not at all, one writer at a time.

The new file is written beside the old one and moved over it in one step: a crash at any moment leaves either the old or
the new one. Links are followed, so that a shared file stays shared; mode and owner stay as they were.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 20.0
"""Seconds to wait for another writer."""
LARGEST = 256 * 1024 * 1024
"""Bytes of a file that is read to be changed or replaced; no file of a corpus and no report has as many."""
_STEP = 0.02


class WriteError(Exception):
    """Nothing was written; the message says why and what to do."""


def rewrite(path: Path, change: Callable[[bytes | None], bytes]) -> None:
    """Replace a file by what `change` makes of its content (None: there is no file yet), while nobody else does.

    Raises `WriteError`, and whatever `change` raises.
    """
    target = Path(os.path.realpath(path))
    _check_target(path, target)
    try:
        with locked(target):
            before = _content(target)
            after = change(before)
            if after != before:
                _replace(target, before, after)
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {_why(error, target)}") from None


def _why(error: OSError, target: Path) -> str:
    """What the system says, and of which file where that is another one: a lock or draft that is a folder or link."""
    said = error.strerror or str(error)
    name = os.path.basename(str(error.filename or ""))
    is_other = name.startswith(f".{target.name}.")
    return f"{said}: {target.with_name(name)} is in the way; remove it" if is_other and _is_odd(error) else said


def _is_odd(error: OSError) -> bool:
    """Whether something lies in a place where only gzcheck's own files should."""
    return error.errno in (errno.EISDIR, errno.ELOOP, errno.ENXIO, errno.EEXIST, errno.EACCES, errno.EPERM)


def check_writable(path: Path) -> None:
    """Raise `WriteError` where it is plain beforehand that a file cannot be written."""
    target = Path(os.path.realpath(path))
    _check_target(path, target)
    if not target.parent.is_dir():
        raise WriteError(f"{path} cannot be written: there is no folder {target.parent}")
    if not os.access(target.parent, os.W_OK):
        raise WriteError(f"{path} cannot be written: nothing can be put into the folder {target.parent}")


def _check_target(path: Path, target: Path) -> None:
    mode = _mode(path, target)
    if mode is None:
        return
    if not stat.S_ISREG(mode):
        raise WriteError(f"{path} cannot be written: it is no regular file")
    is_writable = mode & 0o222 and os.access(target, os.W_OK)
    if not is_writable:
        raise WriteError(f"{path} is read-only: make it writable first")


def _mode(path: Path, target: Path) -> int | None:
    """What kind of file it is and who may do what with it; None where there is none."""
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror or error}") from None


def _content(target: Path) -> bytes | None:
    """What a file holds, None where there is none; raises `WriteError` for one that nothing here can have written."""
    try:
        with target.open("rb") as file:
            if os.fstat(file.fileno()).st_size <= LARGEST:
                return file.read()
    except FileNotFoundError:
        return None
    raise WriteError(f"{target} is larger than {LARGEST // 1024 // 1024} MiB: remove it, or name another file")


def _replace(target: Path, before: bytes | None, after: bytes) -> None:
    for left_behind in target.parent.glob(f".{target.name}.*.tmp"):
        if not left_behind.is_dir():
            left_behind.unlink(missing_ok=True)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)  # less what the umask takes away
    try:
        _fill(descriptor, after, None if before is None else target)
        if before != _content(target):  # an editor knows nothing of locks
            raise WriteError(f"somebody has just changed {target}: run again")
        os.replace(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _fill(descriptor: int, content: bytes, old: Path | None) -> None:
    """Write a new file through to the disk and close it; it gets the owner and mode of the old one, if there is one."""
    with os.fdopen(descriptor, "wb") as file:
        if old is not None:
            _keep_owner_and_mode(descriptor, old.stat())
        file.write(content)
        file.flush()
        os.fsync(descriptor)


def _keep_owner_and_mode(descriptor: int, old: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        with suppress(PermissionError):  # only root can give a file away
            os.fchown(descriptor, -1, old.st_gid)
            os.fchown(descriptor, old.st_uid, -1)
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut too, where the system lets a folder be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # some file systems have no such thing
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


# ---------------------------------------------------------------- turns


@contextmanager
def locked(path: Path, patience: float | None = None) -> Iterator[None]:
    """Exclusive use of a file, by a lock that lies beside it; raises `WriteError` when it stays taken.

    The system lets go of it if the process dies. Only who may write in the folder may open it, so that nobody else can
    hold up the others. It is removed at the end; who was waiting for the removed one finds that out and starts again.
    """
    place = path.with_name(f".{path.name}.lock")
    descriptor = _acquired(place, time.monotonic() + (PATIENCE if patience is None else patience))
    if descriptor is None:
        raise WriteError(f"another gzcheck is writing {path}: run again")
    try:
        yield
    finally:
        place.unlink(missing_ok=True)
        os.close(descriptor)


def _acquired(place: Path, end: float) -> int | None:
    """The open lock, or None where somebody else has it until `end`."""
    while True:
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        if _is_free(descriptor) and _is_still_there(place, descriptor):
            _open_to_writers(descriptor, place.parent)
            return descriptor
        os.close(descriptor)
        if time.monotonic() >= end:
            return None
        time.sleep(_STEP)


def _is_free(descriptor: int) -> bool:
    try:
        try:
            import fcntl
        except ImportError:  # Windows
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_still_there(place: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(place), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _open_to_writers(descriptor: int, folder: Path) -> None:
    """Let everybody open the lock who may write in the folder, and nobody else."""
    if hasattr(os, "fchmod"):
        writers = folder.stat().st_mode & 0o022
        with suppress(PermissionError):  # somebody else made it, and has done this
            os.fchmod(descriptor, 0o600 | writers | writers << 1)


# ---------------------------------------------------------------- folders


def new_folder(place: Path, files: dict[str, bytes]) -> None:
    """Make a folder with these files by name, in one step; raises `WriteError` where something lies there already.

    An empty folder that is there is filled instead of replaced: it may be a mount, a link, or where somebody stands.
    """
    is_there = place.is_dir()
    draft = f".gzcheck-{secrets.token_hex(4)}"
    beside = place / draft if is_there else place.parent / draft
    try:
        if not _is_free_place(place):
            raise WriteError(f"{place}: exists and is not empty; name a new folder")
        for name, content in files.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            _fill(os.open(beside / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), content, None)
        for folder in {beside, *((beside / name).parent for name in files)}:
            _sync_folder(folder)
        if is_there:
            _fill_folder(place, beside)
        else:
            os.replace(beside, place)
        _sync_folder(place if is_there else place.parent)
    except OSError as error:
        raise WriteError(f"{place}: cannot be written: {error.strerror or error}") from None
    finally:
        _remove(beside)


def _fill_folder(place: Path, beside: Path) -> None:
    """Move everything from one folder into another, or nothing."""
    moved: list[Path] = []
    try:
        for entry in sorted(beside.iterdir(), reverse=True):  # corpus.yaml last: what has none is no corpus yet
            os.rename(entry, place / entry.name)
            moved.append(place / entry.name)
    except BaseException:
        for entry in moved:
            os.rename(entry, beside / entry.name)
        raise


def _is_free_place(place: Path) -> bool:
    """Whether nothing is there, or an empty folder."""
    return not os.path.lexists(place) or (os.path.isdir(place) and not os.listdir(place))


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
