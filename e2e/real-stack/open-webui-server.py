"""Open WebUI, started as its own command does. Usage: python open-webui-server.py PORT"""

import sys

from watch_parent import watch_parent

watch_parent()

from open_webui import app  # noqa: E402  (its import takes seconds, and the watch has to stand by then)

app(["serve", "--host", "127.0.0.1", "--port", sys.argv[1]])
