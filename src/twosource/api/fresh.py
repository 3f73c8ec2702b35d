"""What a client has already is not sent again."""

from typing import Annotated

from fastapi import Depends, Request

from twosource.api.desk import desk_of, is_public
from twosource.api.errors import NotModified, wants_data
from twosource.api.rendering import address_of, editor_of, reader_of


def tag_of(request: Request) -> str:
    """The entity tag of the answer to ``request``; a page differs by its visitor too.

    :raises NotModified: where the client has just that.
    """
    session = request.session
    visitor = () if wants_data(request) else (editor_of(request), reader_of(request), session.get("csrf", ""), session.get("notice", ""))
    tag = desk_of(request).tag(address_of(request), str(is_public(request)), *visitor)
    if tag in request.headers.get("if-none-match", ""):
        raise NotModified(tag)
    return tag


Tag = Annotated[str, Depends(tag_of)]
