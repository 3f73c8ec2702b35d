"""What a page knows beside its record."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from twosource.web.customs import ANYWHERE


@dataclass(frozen=True, slots=True)
class Context:
    """One request. ``address`` is its path with the query; ``notice`` is told once at the top of the page.

    ``editor`` signs decisions; where it is empty the page offers none. ``csrf`` goes with every form. ``is_fixed``: public mode
    cannot be left, since the desk as a whole is public. ``customs``: see :mod:`twosource.web.customs`.
    """

    public: bool = False
    is_fixed: bool = False
    editor: str = ""
    csrf: str = ""
    version: str = ""
    address: str = "/"
    notice: str | None = None
    customs: str = ANYWHERE

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    @property
    def query(self) -> dict[str, str]:
        """Parameters of the address; of one that is given twice, the last; one that is not given is empty."""
        return defaultdict(str, parse_qsl(urlsplit(self.address).query))

    def here(self, **changes: object) -> str:
        """This page's address with some parameters changed; ``None`` or "" leaves one out. A changed page starts at its top."""
        asked = {key: value for key, value in self.query.items() if key != "cursor"} | changes
        return with_query(self.path, asked)

    def twin(self, kind: str) -> str:
        """The same as data: ``json`` or ``csv``."""
        asked = self.query | ({"format": kind} if kind != "json" else {})
        return with_query(f"/api/v1{self.path if self.path != '/' else '/overview'}", asked)


def with_query(path: str, asked: dict[str, object]) -> str:
    kept = {key: value for key, value in asked.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path
