"""Runs the lesson, opens it again, and runs the panel of explore in the classic notebook, in headless Chromium:
browser.py FOLDER SCREENSHOT.

FOLDER holds quickstart.ipynb; the panel's picture goes beside SCREENSHOT. Without Jupyter widgets that are new enough the
grid in place of the panel is looked for. Speaks the WebDriver protocol with chromedriver by hand, so that it needs no package.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from base64 import b64decode

PATIENCE = 180  # seconds for the page to show something
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1200,1600",
]
TAB = "\ue004"


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def call(url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.load(answer)


def wait(what, condition):
    end = time.time() + PATIENCE
    while time.time() < end:
        try:
            value = condition()
            if value:
                return value
        except (urllib.error.URLError, ConnectionError, TimeoutError, KeyError):
            pass  # not there yet
        time.sleep(0.3)
    raise RuntimeError(f"waited {PATIENCE} seconds in vain for {what}")


class Browser:
    def __init__(self, driver, profile):
        options = {"args": FLAGS + [f"--user-data-dir={profile}"], "binary": "/usr/bin/chromium"}
        capabilities = {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}
        self.url = driver + "/session/" + call(driver + "/session", {"capabilities": capabilities})["value"]["sessionId"]

    def close(self):
        try:
            urllib.request.urlopen(urllib.request.Request(self.url, method="DELETE"), timeout=30)
        except OSError:
            pass  # it ends with its driver

    def open(self, url):
        call(self.url + "/url", {"url": url})

    def reload(self):
        call(self.url + "/refresh", {})

    def script(self, code):
        return call(self.url + "/execute/sync", {"script": code, "args": []})["value"]

    def press(self, key):
        keys = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        call(self.url + "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": keys}]})

    def screenshot(self, file):
        with open(file, "wb") as out:
            out.write(b64decode(call(self.url + "/screenshot")["value"]))

    def pictures(self, code):
        """What each of the elements that JavaScript returns looks like, as PNG in base 64."""
        return [call(f"{self.url}/element/{next(iter(each.values()))}/screenshot")["value"] for each in self.script(code)]


def cell(code):
    """JavaScript that makes a cell at the end and selects it."""
    return f"""
        const notebook = Jupyter.notebook;
        const cell = notebook.insert_cell_at_bottom('code');
        cell.set_text({json.dumps(code)});
        notebook.select(notebook.ncells() - 1);
        notebook.edit_mode();
        cell.code_mirror.execCommand('goDocEnd');
        cell.focus_editor();
    """


LAST = "Jupyter.notebook.get_cells().slice(-1)[0]"
IDLE = """return typeof Jupyter !== 'undefined' && Jupyter.notebook && Jupyter.notebook.kernel
    && Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.status === 'ok'"""
DONE = """return Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code' && c.get_text().trim())
    .every(c => typeof c.input_prompt_number === 'number')"""
ERRORS = "return Array.from(document.querySelectorAll('.output_error')).map(e => e.innerText).join('\\n')"
OVERLAYS = """return Array.from(document.querySelectorAll('.output_html figure')).filter(f =>
    f.querySelector('figcaption mark') && f.querySelector('img, svg') && f.getBoundingClientRect().height > 100)"""


# what the page has of Jupyter widgets: none, old ones (of ipywidgets 6, which check the kernel's version), or such as we want
WIDGETS = """const manager = Jupyter.notebook.kernel.widget_manager;
    return !manager ? 'none' : manager.validateVersion ? 'old' : 'new'"""
PANEL = "document.querySelector('.output .widget-vbox')"
PANEL_SAYS = f"return {PANEL} && {PANEL}.querySelector('figure img') ? {PANEL}.querySelector('figcaption').innerText : ''"
GRID = """Array.from(document.querySelectorAll('.output_html')).filter(e =>
    /there is no panel here/i.test(e.innerText) && e.querySelectorAll('figure').length >= 5).length"""
SAVED = "return !Jupyter.notebook.dirty"


def choose(option):
    """JavaScript that chooses what the panel does, as a user would."""
    return f"""
        const select = {PANEL}.querySelector('select');
        select.selectedIndex = Array.from(select.options).findIndex(o => o.text === {json.dumps(option)});
        select.dispatchEvent(new Event('change', {{bubbles: true}}));
    """


def redrawn(browser, option):
    before = browser.script(PANEL_SAYS)
    browser.script(choose(option))
    return wait(f"the panel to {option}", lambda: (now := browser.script(PANEL_SAYS)) != before and now)


def write_notebook(file, code):
    """Writes a notebook of one cell. What the page itself inserts has no id, so that Jupyter would trust none of it later."""
    code_cell = {"cell_type": "code", "id": "one", "metadata": {}, "execution_count": None, "outputs": [], "source": code}
    kernel = {"name": "pixelllm", "display_name": "Java (PixelLLM)", "language": "java"}
    with open(file, "w") as out:
        json.dump({"cells": [code_cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}, out)


def check_panel(browser, url, screenshot):
    browser.open(url)
    wait("the kernel to answer", lambda: browser.script(IDLE))
    browser.script("Jupyter.notebook.execute_all_cells()")
    wait("explore to end", lambda: browser.script(DONE))
    if browser.script(WIDGETS) != "new":
        wait("the grid in place of a panel", lambda: browser.script(f"return {GRID}"))
        print(f"the panel of explore was not looked at: the page has {browser.script(WIDGETS)} widgets")
        return
    wait("the panel to show a picture with a caption", lambda: browser.script(PANEL_SAYS))
    described = redrawn(browser, "describe")
    browser.script("Jupyter.notebook.save_notebook()")
    wait("the notebook to be saved", lambda: browser.script(SAVED))
    browser.reload()
    wait("the panel to come back as it was", lambda: browser.script(PANEL_SAYS) == described)
    chosen = browser.script(f"return {PANEL}.querySelector('select').selectedOptions[0].text")
    if chosen != "describe":
        raise RuntimeError(f"the panel came back with {chosen} chosen")
    redrawn(browser, "caption")
    browser.screenshot(screenshot)


def drawn(browser):
    """What the overlays look like once all of them have been drawn: twice in a row the same."""
    seen = [[]]

    def same():
        seen.append(browser.pictures(OVERLAYS))
        return seen[-1] == seen[-2]

    wait("the overlays to be drawn", same)
    return seen[-1]


def check_reopened(browser):
    """A notebook that is saved and opened again shows its overlays as before, to the pixel."""
    before = drawn(browser)
    browser.script("Jupyter.notebook.save_notebook()")
    wait("the notebook to be saved", lambda: browser.script(SAVED))
    browser.reload()
    wait("the notebook to open again", lambda: browser.script(IDLE))
    wait("its overlays to be there again", lambda: len(browser.script(OVERLAYS)) == len(before))
    after = drawn(browser)
    changed = [i + 1 for i, (old, new) in enumerate(zip(before, after)) if old != new]
    if changed:
        raise RuntimeError(f"of {len(before)} overlays these look otherwise in the notebook opened again: {changed}")
    print(f"{len(before)} overlays look the same in the notebook opened again")


def check(browser, url, screenshot):
    browser.open(url)
    wait("the kernel to answer", lambda: browser.script(IDLE))
    browser.script("Jupyter.notebook.execute_all_cells()")
    wait("all cells to run", lambda: browser.script(DONE))
    errors = browser.script(ERRORS)
    if errors:
        raise RuntimeError("a cell failed:\n" + errors)
    wait("a picture with a caption whose words have places", lambda: browser.script(OVERLAYS))
    browser.screenshot(screenshot)
    check_reopened(browser)

    browser.script(cell("Math.sq"))
    browser.press(TAB)
    wait("Tab to complete Math.sqrt", lambda: browser.script(f"return {LAST}.get_text() === 'Math.sqrt('"))

    browser.script(cell('System.out.println("begun"); while (true) { }') + "cell.execute();")
    text = f"return {LAST}.element[0].querySelector('.output').innerText"
    wait("the endless cell to begin", lambda: "begun" in browser.script(text))
    browser.script("document.querySelector('[data-jupyter-action=\"jupyter-notebook:interrupt-kernel\"]').click()")
    wait("the interrupt to end it", lambda: "the cell was stopped" in browser.script(text))


def main(folder, screenshot):
    jupyter, driver = free_port(), free_port()
    server = f"http://127.0.0.1:{jupyter}"
    notebook = [
        "/usr/bin/python3", "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={jupyter}",
        "--NotebookApp.token=", "--NotebookApp.password=", f"--notebook-dir={folder}",
    ]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        log = open(os.path.join(profile, "log"), "w+")
        processes = [
            subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
            for command in (notebook, ["/usr/bin/chromedriver", f"--port={driver}"])
        ]
        browser = None
        try:
            wait("Jupyter", lambda: call(server + "/api/status"))
            wait("chromedriver", lambda: call(f"http://127.0.0.1:{driver}/status")["value"]["ready"])
            browser = Browser(f"http://127.0.0.1:{driver}", os.path.join(profile, "chromium"))
            check(browser, f"{server}/notebooks/quickstart.ipynb?kernel_name=pixelllm", screenshot)
            write_notebook(os.path.join(folder, "explore.ipynb"), "%pixelllm explore scenes:27")
            check_panel(browser, f"{server}/notebooks/explore.ipynb", os.path.splitext(screenshot)[0] + "-explore.png")
        except (RuntimeError, OSError) as problem:
            log.seek(0)
            sys.exit(f"in the browser: {problem}\nJupyter and chromedriver said last:\n" + "".join(log.readlines()[-20:]))
        finally:
            if browser:
                browser.close()
            for process in processes:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait()


signal.signal(signal.SIGTERM, lambda *_: sys.exit("in the browser: stopped"))  # by timeout; what runs is ended first
main(*sys.argv[1:])
