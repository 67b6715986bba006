#!/usr/bin/env python3
"""Copyright and licences of a release build and of all that is linked into it: licences.py [--debian] > copyright

What is linked is told by the list of objects that the linker was given; a module without a licence is a mistake.
With --debian the Apache licence is named by Debian's own copy, as its policy asks.
"""
import glob
import json
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OBJECTS = glob.glob(os.path.join(ROOT, ".build/*/release/aside.product/Objects.LinkFileList"))
SWIFT_LICENCE = "share/swift/LICENSE.txt"


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read().strip()


def linked_modules():
    if not OBJECTS:
        sys.exit("no release build here; run: make build")
    with open(OBJECTS[0], encoding="utf-8") as file:
        return sorted(set(re.findall(r"/([^/]+)\.build/", file.read())))


def folders_of(module):
    """The folders of a module in the checkouts, all where several have one of its name; none for the project's own."""
    if os.path.isdir(os.path.join(ROOT, "Sources", module)):
        return []
    for pattern in ("Sources/" + module, module, "Sources/*/" + module):
        found = glob.glob(os.path.join(ROOT, ".build/checkouts/*", pattern))
        if found:
            return sorted(found)
    # Under another path: the package that has a target of this name.
    for manifest in sorted(glob.glob(os.path.join(ROOT, ".build/checkouts/*/Package.swift"))):
        if re.search(rf"arget\(\s*name: \"{module}\"", read(manifest)):
            return [os.path.dirname(manifest)]
    sys.exit(f"no sources of the linked module {module} in .build/checkouts: its licence is not known")


def texts_in(folder):
    names = [name for name in sorted(os.listdir(folder)) if re.match(r"(LICEN[CS]E|NOTICE|COPYING)", name, re.I)]
    return [read(os.path.join(folder, name)) for name in names if os.path.isfile(os.path.join(folder, name))]


def packages():
    """Name and licence texts of each package with a linked module."""
    texts = {}
    for folder in (folder for module in linked_modules() for folder in folders_of(module)):
        checkout = os.path.relpath(folder, os.path.join(ROOT, ".build/checkouts")).split(os.sep)[0]
        own = texts.setdefault(checkout, texts_in(os.path.join(ROOT, ".build/checkouts", checkout)))
        if not own:
            sys.exit(f"{checkout} has no licence file")
        own += [text for text in texts_in(folder) if text not in own]
    return texts


def versions():
    pins = json.loads(read(os.path.join(ROOT, "Package.resolved")))["pins"]
    return {
        os.path.basename(pin["location"]).removesuffix(".git"): (pin["location"], pin["state"]["version"]) for pin in pins
    }


def swift_licence():
    """Beside the compiler that is used."""
    compiler = os.path.realpath(os.popen("command -v swift").read().strip())
    path = os.path.join(os.path.dirname(os.path.dirname(compiler)), SWIFT_LICENCE)
    return read(path) if os.path.exists(path) else sys.exit(f"no {path}: the licence of Swift's runtime is not known")


def for_debian(text):
    """The Apache licence by reference; what stands behind it, as it is."""
    if not re.match(r"\s*Apache License\s+Version 2\.0", text):
        return text
    rest = text.split("END OF TERMS AND CONDITIONS")[-1]
    rest = re.sub(r"\s*APPENDIX: How to apply.*?limitations under the License\.", "", rest, flags=re.S).strip()
    return ("Apache License, Version 2.0: see /usr/share/common-licenses/Apache-2.0.\n\n" + rest).strip()


def main():
    debian = "--debian" in sys.argv[1:]
    pins = versions()
    icu = read(os.path.join(ROOT, "scripts/packaging/Unicode-3.0.txt"))
    parts = [("Swift's runtime, its standard library and Foundation (https://swift.org)", [swift_licence()]),
             ("ICU, in Foundation (https://icu.unicode.org)", [icu])]
    for name, texts in sorted(packages().items(), key=lambda pair: pair[0].lower()):
        address, version = pins.get(name, (name, ""))
        parts.append((f"{name} {version} ({address})", texts))
    parts.append(("Vega-Lite and what it uses, in the page of profiles",
                  [read(os.path.join(ROOT, "Sources/Reporting/Resources/LICENSE-vega"))]))
    print("Aside\n\n" + read(os.path.join(ROOT, "LICENSE")) + "\n")
    print("The program holds the following works, linked or packed into it, each under its own licence.\n"
          "Equal texts are printed once.")
    seen = {}
    for name, texts in parts:
        print("\n" + "-" * 78 + "\n" + name)
        for text in texts:
            text = for_debian(text) if debian else text
            print("\n" + (f"The same text as for {seen[text]}." if text in seen else text))
            seen.setdefault(text, name)


if __name__ == "__main__":
    main()
