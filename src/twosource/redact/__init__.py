"""An article as strangers may see it: what could lead to the people whom it protects is coarsened."""

from twosource.redact.redaction import PLACEHOLDER, REDACTED, Redaction, placeholder

__all__ = ["PLACEHOLDER", "REDACTED", "Redaction", "placeholder"]
