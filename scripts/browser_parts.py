"""What the tests in a browser have in common: Chromium, playwright and axe, installed where they are missing."""
import contextlib
import fcntl
import os
import pathlib
import shutil
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parent.parent
VENV = PROJECT / ".build" / "browser-venv"
PACKAGES = ["playwright==1.65.2", "axe-playwright-python==0.1.8"]


def give_up(reason):
    print(f"{pathlib.Path(sys.argv[0]).name}: {reason}", file=sys.stderr)
    sys.exit(77)


@contextlib.contextmanager
def alone():
    """Tests run at the same time; they install one after the other."""
    VENV.parent.mkdir(exist_ok=True)
    with open(VENV.parent / "browser-venv.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def install(*packages):
    if os.getuid() != 0:
        give_up(f"please run, once: sudo apt-get install -y --no-install-recommends {' '.join(packages)}")
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    done = subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *packages], **quiet)
    if done.returncode != 0:
        give_up(f"apt-get could not install {' '.join(packages)}")


def browser_path():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return shutil.which(name)
    install("chromium")
    return shutil.which("chromium") or give_up("there is no chromium")


def enter_venv():
    """Runs the script again by the Python of its own environment, which is made where it is missing."""
    if pathlib.Path(sys.prefix).resolve() == VENV.resolve():
        return
    with alone():
        make_venv()
    python = str(VENV / "bin" / "python")
    os.execv(python, [python, *sys.argv])


def make_venv():
    mark = VENV / "installed"
    if not mark.exists() or mark.read_text() != "\n".join(PACKAGES):
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], stdout=subprocess.DEVNULL).returncode != 0:
            install("python3-venv")
            subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        pip = [str(VENV / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", *PACKAGES]
        if subprocess.run(pip).returncode != 0:
            give_up("pip could not install playwright and axe")
        mark.write_text("\n".join(PACKAGES))


def launch(playwright):
    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    with alone():
        path = browser_path()
    return playwright.chromium.launch(executable_path=path, args=arguments)


class Findings:
    """What was found wrong, said once each."""

    def __init__(self):
        self.problems = []

    def check(self, name, holds, detail=""):
        if not holds:
            self.problems.append(f"{name} {detail}".strip())
        return holds

    def axe(self, tab, name):
        from axe_playwright_python.sync_playwright import Axe
        for finding in Axe().run(tab).response["violations"]:
            if finding["impact"] in ("serious", "critical"):
                self.check(f"{name}: axe", False, f"{finding['id']}: {finding['nodes'][0]['html'][:200]}")

    def end(self):
        """Prints what was found and ends the program."""
        for problem in dict.fromkeys(self.problems):
            print(f"{pathlib.Path(sys.argv[0]).name}: {problem}", file=sys.stderr)
        sys.exit(1 if self.problems else 0)
