"""Any record, field by field: pages that have no drawing of their own yet."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from twosource.web.desk.context import Context


def view_as(name: str) -> Callable[[Mapping[str, Any], Context], dict[str, Any]]:
    def view(record: Mapping[str, Any], context: Context) -> dict[str, Any]:
        return {"title": name.capitalize(), "fields": {key: json.dumps(value, indent=1, ensure_ascii=False) for key, value in record.items()}}

    return view
