"""Opens the pages of the ontology in a headless Chromium, in both colour schemes, wide and narrow.

check_pages.py SITE_DIR SCREENSHOT_DIR

Fails where text stands outside its box, where a link inside leads nowhere, where something is loaded from elsewhere, where text has too
little contrast, or where the search finds nothing. Drives Chromium over its own pipe, without other software.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --remote-debugging-pipe"
).split()
WIDTHS = {"wide": 1280, "narrow": 400}

PROBE = r"""
(() => {
  const wrong = [];
  const shown = (element) => element.getClientRects().length > 0;
  const name = (element) => `${element.tagName.toLowerCase()}${element.id ? "#" + element.id : ""}: ${element.textContent.trim().slice(0, 60)}`;
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) wrong.push("the page is wider than the screen");
  for (const element of document.querySelectorAll("body *:not(svg *)")) {
    if (!shown(element) || element.closest(".skip") || element.closest("label")) continue;
    const box = element.getBoundingClientRect();
    const inline = getComputedStyle(element).display === "inline";
    if (!inline && element.tagName !== "INPUT" && element.scrollWidth > element.clientWidth + 1) wrong.push("text outside its box: " + name(element));
    if (box.right > document.documentElement.clientWidth + 1) wrong.push("outside the screen: " + name(element));
  }
  for (const text of document.querySelectorAll("svg text")) {
    const box = text.previousElementSibling.getBBox(), words = text.getBBox();
    if (words.x + words.width > box.x + box.width - 2) wrong.push("outside its box in the drawing: " + name(text));
  }
  for (const link of document.querySelectorAll("a[href^='#']")) {
    const anchor = decodeURIComponent(link.getAttribute("href").slice(1));
    if (!document.getElementById(anchor)) wrong.push("leads nowhere: #" + anchor);
  }
  const files = [...document.querySelectorAll("a[href]:not([href^='#']):not([href^='http']), svg a")].map((a) => a.getAttribute("href"));
  const luminance = ([r, g, b]) => {
    const part = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = numbers(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const pairs = new Set();
  for (const element of document.querySelectorAll("body *:not(svg *)")) {
    if (!shown(element) || ![...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
    const [ink, paper] = [numbers(getComputedStyle(element).color), behind(element)];
    const pair = ink + "/" + paper;
    if (pairs.has(pair)) continue;
    pairs.add(pair);
    const [one, other] = [luminance(ink), luminance(paper)].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    if (contrast < 4.5) wrong.push(`contrast ${contrast.toFixed(2)}: ` + name(element));
  }
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !name.startsWith("file:"));
  wrong.push(...loaded.map((name) => "loaded from elsewhere: " + name));
  return JSON.stringify({ wrong, files, scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light" });
})()
"""

SEARCH = r"""
(() => {
  const input = document.querySelector("#search");
  input.value = "bi thu";
  input.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("#found a")].map((a) => a.getAttribute("href")).join(" ");
})()
"""


class Browser:
    """Chromium, spoken to over two pipes."""

    def __init__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if not program:
            sys.exit("There is no Chromium: install the package chromium.")
        self.profile = tempfile.TemporaryDirectory()
        to_browser, self.out = os.pipe()
        self.into, from_browser = os.pipe()
        places = {3: to_browser, 4: from_browser}

        def plumb():
            # Out of the way first: 3 or 4 may be an end of a pipe itself.
            copies = {at: os.dup2(end, at + 100) for at, end in places.items()}
            for at, copy in copies.items():
                os.dup2(copy, at, inheritable=True)

        self.process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={self.profile.name}", "about:blank"],
            preexec_fn=plumb, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self.rest, self.number, self.session = b"", 0, None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        rest = memoryview(json.dumps(message).encode() + b"\0")
        while rest:
            rest = rest[os.write(self.out, rest):]
        while True:
            answer = self.next()
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                return answer["result"]

    def next(self):
        while b"\0" not in self.rest:
            more = os.read(self.into, 1 << 20)
            if not more:
                sys.exit("Chromium ended.")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def open(self, path, width, scheme):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Page.navigate", url=path.resolve().as_uri())
        while self.next().get("method") != "Page.loadEventFired":
            pass

    def run(self, script):
        return self.call("Runtime.evaluate", expression=script)["result"].get("value")

    def screenshot(self, path):
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        self.profile.cleanup()


def check(browser, page, screenshots):
    wrong = []
    for scheme in ("light", "dark"):
        for size, width in WIDTHS.items():
            browser.open(page, width, scheme)
            found = json.loads(browser.run(PROBE))
            files = {name.split("#")[0] for name in found["files"]} - {""}
            found["wrong"] += [f"no such file: {name}" for name in files if "://" not in name and not (page.parent / name).exists()]
            if found["scheme"] != scheme:
                found["wrong"].append(f"the page is {found['scheme']}")
            if "#role-bi-thu" not in browser.run(SEARCH).split():
                found["wrong"].append("the search for `bi thu` does not find role-bi-thu")
            wrong += [f"{page.name}, {scheme}, {size}: {what}" for what in found["wrong"]]
            for place in ("top", "section-diagram", "section-classes", "roles", "body-types", "role-bi-thu"):
                browser.run(f"document.querySelector('#found').hidden = true; location.hash = '#{place}'; scrollTo(0, 0); "
                            f"document.getElementById('{place}')?.scrollIntoView()")
                browser.screenshot(screenshots / f"{page.stem}-{scheme}-{size}-{place}.png")
    return wrong


def main():
    site, screenshots = map(Path, sys.argv[1:])
    screenshots.mkdir(parents=True, exist_ok=True)
    browser = Browser()
    try:
        pages = sorted(site.glob("*.html"))
        wrong = [what for page in pages for what in check(browser, page, screenshots)]
    finally:
        browser.close()
    for what in wrong[:40]:
        print(what)
    if wrong:
        sys.exit(f"{len(wrong)} faults in the pages.")
    print(f"{len(pages)} pages of the ontology look well in both colour schemes, wide and narrow.")


if __name__ == "__main__":
    main()
