"""axe-core in headless Chromium on a web page of ours: `check_accessibility.py atlas.html node_modules/axe-core/axe.min.js`.

The script is put into a copy of the page, and its findings are read from the page afterwards; so neither a driver nor a server is needed.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

RUN = (
    "axe.run(document,{resultTypes:['violations']}).then(found=>{const out=document.createElement('pre');out.id='axe-findings';"
    "out.textContent=JSON.stringify({violations:found.violations.map(v=>[v.id,v.help,v.nodes.length,v.nodes[0].html.slice(0,200)]),"
    "passes:found.passes.length});document.body.appendChild(out)})"
)


def main() -> None:
    page, axe = (Path(argument).read_text(encoding="utf-8") for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "page.html"
        closed = axe.replace("</script>", "<\\/script>")
        scripts = f"<script>{closed}</script><script>{RUN}</script>"
        copy.write_text(page.replace("</body>", f"{scripts}</body>"), encoding="utf-8")
        done = subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=120000", "--dump-dom", copy.as_uri()],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    match = re.search(r'<pre id="axe-findings">(.*?)</pre>', done.stdout, re.DOTALL)
    if match is None:
        sys.exit("axe-core said nothing.")
    found = json.loads(html.unescape(match[1]))
    print(f"{found['passes']} rules passed, {len(found['violations'])} violated.")
    for violation in found["violations"]:
        print(*violation, sep="\n  ")
    sys.exit(1 if found["violations"] else 0)


if __name__ == "__main__":
    main()
