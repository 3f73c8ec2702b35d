"""The desk over HTTP: parse the request, call what does the work, render. Nothing is decided here."""
