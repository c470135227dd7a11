"""The first bytes of a file that should be text in UTF-8 -> what it is instead, and what makes text of it."""

from __future__ import annotations

_FORMS = (
    (b"\x1f\x8b", "packed (gzip)", "unpack it: gunzip"),
    (b"BZh", "packed (bzip2)", "unpack it: bunzip2"),
    (b"\xfd7zXZ\x00", "packed (xz)", "unpack it: unxz"),
    (b"\x28\xb5\x2f\xfd", "packed (zstd)", "unpack it: unzstd"),
    (b"PK\x03\x04", "a workbook or another ZIP archive", "unpack it, or save the sheet as CSV in UTF-8"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old workbook", "save the sheet as CSV in UTF-8"),
    (b"PAR1", "a Parquet file", "call it .parquet"),
    (b"\xff\xfe", "UTF-16", "convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)"),
    (b"\xfe\xff", "UTF-16", "convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)"),
)


def foreign_form(start: bytes) -> tuple[str, str] | None:
    """What a file is that begins so, and a hint; None where it may be text."""
    return next(((form, hint) for sign, form, hint in _FORMS if start.startswith(sign)), None)
