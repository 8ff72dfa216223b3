"""What tells one content from another: the SHA-256 of a file."""

import hashlib
from pathlib import Path


def digest_of(path: Path) -> str:
    """Return the digest of a file's whole content."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
